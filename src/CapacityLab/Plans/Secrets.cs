using System.Text.RegularExpressions;

namespace CapacityLab.Plans;

/// <summary>Keeps secrets out of results and messages. Errs towards hiding.</summary>
internal static partial class Secrets
{
    public const string Hidden = "***";

    /// <summary>Names of settings and headers that hold a secret. An idempotency key is none.</summary>
    public static bool IsSecretName(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return SecretName().IsMatch(letters) && !letters.Contains("idempotencykey", StringComparison.OrdinalIgnoreCase);
    }

    public static string HideIn(string name, string value) => IsSecretName(name) ? Hidden : HideInText(value);

    /// <summary>Hides <c>password=…</c> and the like, and who logs in at a URL.</summary>
    public static string HideInText(string text) =>
        Assignment().Replace(UserInfo().Replace(text, $"$1{Hidden}@"), $"$1{Hidden}");

    [GeneratedRegex(
        "password|passwd|pwd|passphrase|secret|token|key|authorization|connectionstring|credential|cookie",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SecretName();

    [GeneratedRegex(
        """((?:password|passwd|pwd|passphrase|secret|token|(?:api|access|account|private)[-_ ]?key)"?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s;,&"'}]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment();

    [GeneratedRegex("([a-z][a-z0-9+.-]*://)[^/?#@\\s]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
