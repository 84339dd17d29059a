using System.Collections.Frozen;
using System.Globalization;

namespace CapacityLab.Results.Probes;

/// <summary>
/// The kinds of failure that the engine counts. A scenario of code may add its own, and every other status is <c>http-…</c>: these are
/// not listed. The target answered them, and nothing else follows from them.
/// </summary>
public static class FailureKinds
{
    public const string Timeout = "timeout";
    public const string ConnectionRefused = "connection-refused";
    public const string ConnectionReset = "connection-reset";

    /// <summary>The connection ended before the whole answer was there.</summary>
    public const string ClosedEarly = "closed-early";

    /// <summary>What came was not HTTP.</summary>
    public const string InvalidResponse = "invalid-response";

    public const string Dns = "dns";
    public const string Unreachable = "unreachable";
    public const string Tls = "tls";

    /// <summary>This machine did not carry it out, for want of memory or by a rule of its own (a firewall, a filter).</summary>
    public const string Socket = "socket-error";

    /// <summary>The body lacked the text that was expected.</summary>
    public const string BodyMismatch = "body-mismatch";

    /// <summary>The answer lacked a value that a later step needs.</summary>
    public const string CaptureMissing = "capture-missing";

    /// <summary>A scenario of code threw.</summary>
    public const string Exception = "exception";

    /// <summary>No local port was free: the generator's limit.</summary>
    public const string LocalPortsExhausted = "local-ports-exhausted";

    /// <summary>The process may open no more sockets: the generator's limit.</summary>
    public const string DescriptorsExhausted = "descriptors-exhausted";

    /// <summary>Requests were turned away by a limit of their rate.</summary>
    public const string RateLimited = StatusPrefix + "429";

    private const string StatusPrefix = "http-";

    private static readonly string[] Statuses = [.. Enumerable.Range(0, 1000).Select(s => $"{StatusPrefix}{s}")];

    public static IReadOnlyList<FailureKind> All { get; } =
    [
        new(Timeout) { IsOverload = true },
        new(ConnectionRefused) { IsOverload = true, IsOfAddress = true },
        new(ConnectionReset) { IsOverload = true, MayRetry = true },
        new(ClosedEarly) { IsOverload = true, MayRetry = true },
        new(InvalidResponse) { MayRetry = true },
        new(Dns),
        new(Unreachable) { IsOverload = true, IsOfAddress = true },
        new(Tls),
        new(Socket) { IsOverload = true, IsOfAddress = true },
        new(BodyMismatch) { Answered = true },
        new(CaptureMissing) { Answered = true },
        new(Exception),
        // Also what the kernel says of an address of which this machine has no kind (::1 where IPv6 is off).
        new(LocalPortsExhausted)
        {
            IsOverload = true,
            IsOfAddress = true,
            IsGeneratorLimit = true,
        },
        new(DescriptorsExhausted) { IsOverload = true, IsGeneratorLimit = true },
        new(RateLimited) { Answered = true, IsOverload = true },
        .. new[] { 408, 502, 503, 504 }.Select(s => new FailureKind(Status(s)) { Answered = true, IsOverload = true }),
    ];

    private static readonly FrozenDictionary<string, FailureKind> ByName = All.ToFrozenDictionary(kind => kind.Name);

    private static readonly FailureKind Unlisted = new("") { Answered = true };

    /// <summary>What follows from a kind; of one that is not listed that the target answered, under no name.</summary>
    public static FailureKind Of(string kind) => ByName.GetValueOrDefault(kind, Unlisted);

    /// <summary>The kind of an unexpected status, such as <c>http-503</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 999.</exception>
    public static string Status(int status)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(status);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 999);
        return Statuses[status];
    }

    /// <summary>The status that a kind holds; null: it is none of a status.</summary>
    public static int? StatusOf(string kind) =>
        kind.StartsWith(StatusPrefix, StringComparison.Ordinal)
        && int.TryParse(
            kind.AsSpan(StatusPrefix.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int status
        )
            ? status
            : null;

    /// <summary>
    /// Whether the target answered such a request, with whatever status. Answered = requests completed less the failures for which this
    /// is false.
    /// </summary>
    public static bool GotResponse(string kind) => Of(kind).Answered;
}
