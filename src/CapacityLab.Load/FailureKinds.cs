namespace CapacityLab.Load;

/// <summary>The kinds of failure that the engine counts; a scenario of code may add its own.</summary>
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

    private static readonly string[] Statuses = [.. Enumerable.Range(0, 1000).Select(s => $"http-{s}")];

    private static readonly HashSet<string> WithoutResponse =
    [
        Timeout,
        ConnectionRefused,
        ConnectionReset,
        ClosedEarly,
        InvalidResponse,
        Dns,
        Unreachable,
        Tls,
        Socket,
        Exception,
        LocalPortsExhausted,
        DescriptorsExhausted,
    ];

    /// <summary>The kind of an unexpected status, such as <c>http-503</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 999.</exception>
    public static string Status(int status)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(status);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 999);
        return Statuses[status];
    }

    /// <summary>
    /// Whether the target answered such a request, with whatever status: true for <c>http-…</c>, <c>body-mismatch</c>,
    /// <c>capture-missing</c> and the kinds of a scenario's own making. Answered = requests completed less the failures
    /// for which this is false.
    /// </summary>
    public static bool GotResponse(string kind) => !WithoutResponse.Contains(kind);

    /// <summary>Whether the failure is the generator's own limit.</summary>
    public static bool IsGeneratorLimit(string kind) => kind is LocalPortsExhausted or DescriptorsExhausted;
}
