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

    public static string HideIn(string name, string value) =>
        IsSecretName(name) && !OnlySlot().IsMatch(value) ? Hidden : HideInText(value);

    /// <summary>Hides <c>password=…</c> and the like, and who logs in at a URL.</summary>
    public static string HideInText(string text) =>
        Assignment().Replace(UserInfo().Replace(text, $"$1{Hidden}@"), $"$1{Hidden}");

    /// <summary>Hides what <see cref="HideInText"/> does, and the values in a query whose names are a secret's.</summary>
    public static string HideInRequest(string text) =>
        QueryValue()
            .Replace(
                HideInText(text),
                pair => IsSecretName(pair.Groups[2].Value) ? $"{pair.Groups[1].Value}{Hidden}" : pair.Value
            );

    /// <summary>Hides an argument that follows an option with a secret's name, as <c>--password x</c>.</summary>
    public static IReadOnlyList<string> HideInArguments(IReadOnlyList<string> arguments) =>
        [
            .. arguments.Select(
                (argument, index) => index > 0 && IsSecretOption(arguments[index - 1]) ? Hidden : HideInText(argument)
            ),
        ];

    /// <summary>Keeps only the host: with most services the rest of the address is the secret.</summary>
    public static string HideInWebhook(Uri webhook) =>
        webhook is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? webhook.OriginalString
            : $"{webhook.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}/{Hidden}";

    private static bool IsSecretOption(string argument) =>
        argument.StartsWith('-') && !argument.Contains('=', StringComparison.Ordinal) && IsSecretName(argument);

    // A value that is filled in while the load runs, as Bearer {{token}}, is no secret, and without it the plan breaks.
    // So is a placeholder that each layout fills in anew, as {database.connection}.
    [GeneratedRegex(
        @"^(?:(?:(?:Bearer|Basic|Token) )?\{\{[A-Za-z0-9_-]+\}\}|\{[a-z][a-z0-9-]*\.[a-z]+\})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OnlySlot();

    [GeneratedRegex(
        "password|passwd|pwd|passphrase|secret|token|key|authorization|connectionstring|credential|cookie",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SecretName();

    [GeneratedRegex(
        """((?:password|passwd|pwd|passphrase|secret|token|(?:api|access|account|private)[-_ ]?key)"?\s*[=:]\s*)(?!"?\{\{)(?:"(?:[^"\\]|\\.|"")*"|'[^']*'|[^;&"'\r\n]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(@"([?&]([^=&#\s]*)=)[^&#\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex QueryValue();

    [GeneratedRegex("([a-z][a-z0-9+.-]*://)[^/?#\\s]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
