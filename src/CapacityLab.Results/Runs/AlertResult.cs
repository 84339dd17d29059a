namespace CapacityLab.Results.Runs;

/// <summary>A rule that fired while a probe ran.</summary>
public sealed record AlertResult
{
    public string Name { get; init; } = "";

    public string Layout { get; init; } = "";

    public int ProbeIndex { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it held again, or the probe ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public double Value { get; init; }

    public double Threshold { get; init; }

    public string Message { get; init; } = "";
}
