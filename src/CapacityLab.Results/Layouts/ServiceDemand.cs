using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>
/// What one request that the layout completes takes of one node: by the utilisation law D = U/X, use over completed rate (Denning and
/// Buzen, The Operational Analysis of Queueing Network Models, 1978). A request that others answered counts too: of four even
/// replicas each has a quarter of the demand.
/// </summary>
public sealed record ServiceDemand
{
    public string Node { get; init; } = "";

    /// <summary>replica, balancer, database, or the name of the service.</summary>
    public string Role { get; init; } = "";

    /// <summary>One of <see cref="DemandResource"/>, which says the unit of <see cref="PerRequest"/>.</summary>
    public string Resource { get; init; } = "";

    public double PerRequest { get; init; }

    /// <summary>Lower end of the 95 % interval; null where one probe alone was usable.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>What the node uses a second without any request; zero where the probes' rates were too alike to tell it apart.</summary>
    public double Idle { get; init; }

    /// <summary>Probes that it rests on.</summary>
    public int Observations { get; init; }

    /// <summary>What the node has of it a second: CPU seconds alone are limited. Null: no limit.</summary>
    public double? Limit { get; init; }

    /// <summary>Limit less <see cref="Idle"/>, over the demand: the rate that cannot be exceeded. Null without a limit.</summary>
    public RequestRate? BoundRequestsPerSecond { get; init; }

    public RequestRate? BoundLow { get; init; }

    /// <summary>Null where the interval has no upper end.</summary>
    public RequestRate? BoundHigh { get; init; }
}
