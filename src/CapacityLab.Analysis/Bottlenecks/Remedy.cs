using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>What a finding makes worth raising.</summary>
public static class Remedy
{
    /// <summary>By how much a limit is raised: large against what two runs of one layout differ by, small enough that little else gives out.</summary>
    public const double Raise = 1.25;

    /// <summary>The resource behind a cause; of a database or a dependency its CPU only where the evidence is that it stood at its CPU limit.</summary>
    public static SuspectedResource ResourceOf(BottleneckResult bottleneck) =>
        Causes.Find(bottleneck.Cause)?.ResourceOf(bottleneck) ?? SuspectedResource.None;

    /// <summary>The signal of requests that a balancer answered with an error by itself.</summary>
    internal const string TurnedAwaySignal = "balancerTurnedAway";

    /// <summary>The signal of a node's use over its limit.</summary>
    internal const string CpuSignal = "cpuUtilisation";
}
