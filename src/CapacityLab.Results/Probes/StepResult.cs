namespace CapacityLab.Results.Probes;

/// <summary>One named request of one scenario over a probe.</summary>
public sealed record StepResult
{
    public string Scenario { get; init; } = "";

    public string Name { get; init; } = "";

    public long Ok { get; init; }

    public long Failed { get; init; }

    public long BytesReceived { get; init; }

    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>Answers by status, such as <c>302</c>, ok or failed; empty where the scenario is code, which does not say it.</summary>
    public IReadOnlyDictionary<string, long> Statuses { get; init; } = new Dictionary<string, long>();

    /// <summary>The first step of a scenario counts from the intended start, later ones from their own.</summary>
    public LatencySummary ResponseTimeMs { get; init; } = LatencySummary.Empty;
}
