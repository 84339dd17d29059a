namespace CapacityLab.Results.Probes;

/// <summary>The first failure of one kind in one step of a probe, for whoever has to find out why.</summary>
public sealed record FailureExample
{
    public string Scenario { get; init; } = "";

    public string Step { get; init; } = "";

    /// <summary>The failure's kind, such as <c>http-404</c>, <c>timeout</c>, <c>exception</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Requests of this step that failed with this kind.</summary>
    public long Count { get; init; }

    /// <summary>Method and address that were asked for, secrets hidden; empty where none is known, as in a scenario of code.</summary>
    public string Request { get; init; } = "";

    /// <summary>Status of the answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// The first line of the answer's body, of an exception its type and message, of a TLS failure its reason; at most 200
    /// characters, control characters escaped, secrets hidden.
    /// </summary>
    public string Message { get; init; } = "";
}
