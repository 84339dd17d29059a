using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>What a finding makes worth raising.</summary>
public static class Suspicion
{
    /// <summary>By how much a limit is raised: large against what two runs of one layout differ by, small enough that little else gives out.</summary>
    public const double Raise = 1.25;

    /// <summary>The resource behind a cause; of a database or a dependency its CPU only where the evidence is that it stood at its CPU limit.</summary>
    public static SuspectedResource ResourceOf(BottleneckResult bottleneck) =>
        bottleneck.Cause switch
        {
            // One that turns requests away has processors to spare.
            BottleneckCause.Balancer when bottleneck.Evidence.Any(evidence => evidence.Signal == TurnedAwaySignal) =>
                SuspectedResource.None,
            BottleneckCause.CpuLimit or BottleneckCause.Balancer => SuspectedResource.Cpu,
            // A heap with more room is collected less often.
            BottleneckCause.Memory or BottleneckCause.Gc => SuspectedResource.Memory,
            BottleneckCause.Database or BottleneckCause.Dependency => IsOfCpu(bottleneck)
                ? SuspectedResource.Cpu
                : SuspectedResource.Setting,
            BottleneckCause.Lock
            or BottleneckCause.ThreadPool
            or BottleneckCause.ConnectionPool
            or BottleneckCause.ConcurrencyLimit
            or BottleneckCause.Network => SuspectedResource.Setting,
            _ => SuspectedResource.None,
        };

    private static bool IsOfCpu(BottleneckResult bottleneck) =>
        bottleneck.Evidence.Any(evidence => evidence.Signal == CpuSignal);

    /// <summary>The signal of requests that a balancer answered with an error by itself.</summary>
    internal const string TurnedAwaySignal = "balancerTurnedAway";

    /// <summary>The signal of a node's use over its limit.</summary>
    internal const string CpuSignal = "cpuUtilisation";
}
