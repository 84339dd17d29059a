using System.Text.RegularExpressions;

namespace CapacityLab.Plans;

/// <summary>
/// Keeps secrets out of results and messages, by the names that they have. Errs towards hiding; linear in the text, whatever it holds.
/// <see cref="SecretValues"/> finds them where no name stands.
/// </summary>
internal static partial class Secrets
{
    public const string Hidden = "***";

    private const RegexOptions Linear =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly string[] Switches = ["", "true", "false", "yes", "no", "on", "off", "none"];

    /// <summary>Names of settings and headers that hold a secret.</summary>
    public static bool IsSecretName(string name) => SecretNames.IsSecret(name);

    public static string HideIn(string name, string value) =>
        IsSecretName(name) && IsSecretValue(value) ? Hidden : HideInText(value);

    /// <summary>Settings or headers without the values that their names, or what they hold, make secrets.</summary>
    public static IReadOnlyDictionary<string, string> HideInSettings(
        IEnumerable<KeyValuePair<string, string>> settings
    ) => settings.ToDictionary(setting => setting.Key, setting => HideIn(setting.Key, setting.Value));

    /// <summary>Neither a slot that is filled in later nor a mere switch.</summary>
    public static bool IsSecretValue(string value) =>
        !OnlySlot().IsMatch(value) && !Switches.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Hides <c>password=…</c> and the like, who logs in at a URL, and the secret fields of its query.</summary>
    public static string HideInText(string text) =>
        Assignment()
            .Replace(
                QueryField().Replace(UserInfo().Replace(text, $"://{Hidden}@"), HiddenField),
                match => IsSlot(match.Groups[2].Value) ? match.Value : match.Groups[1].Value + Hidden
            );

    /// <summary>What <see cref="HideInText"/> hides.</summary>
    public static IEnumerable<string> FindInText(string text) =>
        UserInfo()
            .Matches(text)
            .Select(match => match.Value[3..^1])
            .Select(user => user.Split(':', 2))
            // A database's default of user and password alike is nobody's secret, and its name stands everywhere.
            .Where(user => user.Length == 2 && user[0] != user[1])
            .SelectMany(user => (string[])[string.Join(':', user), user[1]])
            .Concat(QueryField().Matches(text).Where(IsSecretField).Select(match => match.Groups[3].Value))
            .Concat(
                Assignment()
                    .Matches(text)
                    .Select(match => match.Groups[2].Value)
                    .Where(value => !IsSlot(value))
                    .Select(value => value.Trim().Trim('"', '\''))
            );

    /// <summary>Hides an argument that follows an option with a secret's name, as <c>--password x</c>, and <c>--pw=x</c>.</summary>
    public static IReadOnlyList<string> HideInArguments(IReadOnlyList<string> arguments) =>
        [
            .. arguments.Select(
                (argument, index) =>
                    SecretOfArgument(arguments, index) is not { Length: > 0 } secret ? HideInText(argument)
                    : secret.Length == argument.Length ? Hidden
                    : argument[..^secret.Length] + Hidden
            ),
        ];

    /// <summary>The end of an argument that its option's name makes a secret; null: none.</summary>
    public static string? SecretOfArgument(IReadOnlyList<string> arguments, int index)
    {
        string argument = arguments[index];
        int equals = argument.StartsWith('-') ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        string? value =
            equals > 0
                ? IsSecretName(argument[..equals])
                    ? argument[(equals + 1)..]
                    : null
                : index > 0 && IsSecretOption(arguments[index - 1])
                    ? argument
                    : null;
        return value is not null && IsSecretValue(value) ? value : null;
    }

    /// <summary>Keeps only the host: with most services the rest of the address is the secret.</summary>
    public static string HideInWebhook(Uri webhook) =>
        webhook is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? webhook.OriginalString
            : $"{webhook.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}/{Hidden}";

    private static bool IsSecretOption(string argument) =>
        argument.StartsWith('-') && !argument.Contains('=', StringComparison.Ordinal) && IsSecretName(argument);

    private static string HiddenField(Match match) =>
        IsSecretField(match) ? $"{match.Groups[1].Value}{match.Groups[2].Value}={Hidden}" : match.Value;

    private static bool IsSecretField(Match match) =>
        SecretNames.IsSecretInQuery(match.Groups[2].Value) && IsSecretValue(match.Groups[3].Value);

    private static bool IsSlot(string value) => value.TrimStart('"').StartsWith("{{", StringComparison.Ordinal);

    // A value that is filled in while the load runs, as Bearer {{token}}, is no secret, and without it the plan breaks.
    // So is a placeholder that each layout fills in anew, as {database.connection}.
    [GeneratedRegex(
        @"^(?:(?:(?:Bearer|Basic|Token) )?\{\{[A-Za-z0-9_-]+\}\}|\{[a-z][a-z0-9-]*\.[a-z]+\})\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex OnlySlot();

    // The short names count only as words, and after a colon only in JSON: "auth: none" is a sentence.
    [GeneratedRegex(
        """((?:password|passwd|pwd|passphrase|secret|token|(?:api|access|account|private)[-_ ]?key)"?\s*[=:]\s*|(?:^|[^A-Za-z0-9])(?:pw|pass|pat|jwt|auth|bearer|sas|sig|signature|pin|dsn|otp|psk)(?:"?\s*=|"\s*:)\s*)("(?:[^"\\]|\\.|"")*"|'[^']*'|[^;&"'\r\n]+)""",
        Linear
    )]
    private static partial Regex Assignment();

    // Without the scheme before it, of which every letter of a long word could be the first.
    [GeneratedRegex("://[^/?#\\s]+@", Linear)]
    private static partial Regex UserInfo();

    [GeneratedRegex("""([?&])([^=&?#\s"'<>]+)=([^&#\s"'<>]*)""", Linear)]
    private static partial Regex QueryField();
}
