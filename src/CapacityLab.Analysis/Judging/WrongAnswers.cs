using System.Globalization;

namespace CapacityLab.Analysis.Judging;

/// <summary>What a kind of failure says of the scenario.</summary>
public static class WrongAnswers
{
    public const string RateLimiting = "http-429";
    private const string StatusPrefix = "http-";

    /// <summary>Kinds by which a target, or what is in front of it, answers for too much load.</summary>
    private static readonly string[] OfOverload =
    [
        RateLimiting,
        "http-408",
        "http-502",
        "http-503",
        "http-504",
        "timeout",
        "connection-refused",
        "connection-reset",
        "closed-early",
        "unreachable",
        "socket-error",
        "local-ports-exhausted",
        "descriptors-exhausted",
    ];

    /// <summary>
    /// Whether the target answered and the answer was wrong, or the scenario's own code threw: http-4xx and other unexpected statuses,
    /// missing text or values, what is no HTTP, exceptions, and the kinds of a scenario's own making. Not what comes from too much load.
    /// </summary>
    public static bool Is(string kind) => !OfOverload.Contains(kind);

    /// <summary>
    /// Whether it may also count where the scenario worked before: a status that speaks of the request (4xx), a check that failed.
    /// A status of 500 after an overload speaks of the target.
    /// </summary>
    public static bool MayBeginLater(string kind) =>
        Is(kind) && (Status(kind) is not { } status || status < 500) && kind is not ("exception" or "invalid-response");

    private static int? Status(string kind) =>
        kind.StartsWith(StatusPrefix, StringComparison.Ordinal)
        && int.TryParse(
            kind.AsSpan(StatusPrefix.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int status
        )
            ? status
            : null;
}
