using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>The lowest of the bounds that the demands set, beside the measured capacity: a check that no latency is in.</summary>
public sealed record DemandCheck
{
    /// <summary>What is used up first: a node, all replicas together, or the processors that the nodes share. Empty: none is known.</summary>
    public string Station { get; init; } = "";

    /// <summary>No rate above it can be kept up; null where no demand is known.</summary>
    public RequestRate? BoundRequestsPerSecond { get; init; }

    public RequestRate? BoundLow { get; init; }

    public RequestRate? BoundHigh { get; init; }

    /// <summary>
    /// The bound less ln(100)/p99, by which a single queue of random service stays below it where just 1 % may take longer than the
    /// objective allows (M/M/1). Null without a bound.
    /// </summary>
    public RequestRate? ExpectedRequestsPerSecond { get; init; }

    /// <summary>Measured capacity over the bound; null without either.</summary>
    public double? CapacityShare { get; init; }

    public DemandAgreement Agreement { get; init; }

    /// <summary>What follows, in a sentence.</summary>
    public string Finding { get; init; } = "";

    /// <summary>Probes that were left out of the demands, each with the reason.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
