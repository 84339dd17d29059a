using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>The capacity that a measured layout may be relied on for, or why there is none.</summary>
internal static class StatedCapacity
{
    /// <summary>Null where <see cref="WhyNone"/> says why.</summary>
    public static CandidateCapacity? Of(LayoutResult layout)
    {
        if (WhyNone(layout) is not null)
        {
            return null;
        }

        var balancer = layout
            .Probes.SelectMany(probe => probe.Nodes)
            .FirstOrDefault(node => node.Role == NodeRole.Balancer);
        return Of(layout, balancer ?? new NodeUse());
    }

    /// <summary>Why none can be stated, and whether that leaves open what it takes.</summary>
    public static (SizingOutcome Outcome, string Reason)? WhyNone(LayoutResult layout) =>
        layout.Error.Length > 0 || layout.ErrorExitCode != 0
            ? (
                SizingOutcome.Unknown,
                layout.Capacity.Status == CapacityStatus.BrokenScenario
                    ? "Its requests failed at any rate: check the scenario."
                    : "It could not be measured to its end."
            )
        : layout.Capacity.Status == CapacityStatus.GeneratorLimited
            ? (SizingOutcome.Unknown, "The generator was the limit: no capacity may be drawn from its probes.")
        : layout.Capacity.Status == CapacityStatus.HostDisturbed
            ? (SizingOutcome.Unknown, "Others used the host: no capacity may be drawn from its probes.")
        : layout.Capacity.Status == CapacityStatus.Failed
        && !layout.Probes.Any(probe => probe.ObjectivesHeld is not null)
            ? (SizingOutcome.Unknown, "No rate was probed to its end.")
        : layout.Capacity.Status == CapacityStatus.Failed || layout.Capacity.Low == default
            ? (SizingOutcome.DoesNotHold, "No rate that was probed held the objectives.")
        : null;

    private static List<RequestRate> Outvoted(LayoutResult layout) =>
        [
            .. layout
                .Probes.Where(probe => probe.ObjectivesHeld == false && probe.Purpose != ProbePurpose.WarmUp)
                .Select(probe => probe.Offered)
                .Where(rate => rate <= (layout.Capacity.RequestsPerSecond ?? layout.Capacity.Low))
                .Distinct()
                .Order(),
        ];

    private static CandidateCapacity Of(LayoutResult layout, NodeUse balancer) =>
        new()
        {
            Name = layout.Name,
            Replicas = layout.Replicas,
            Cpus = layout.Cpus,
            Memory = layout.Memory,
            Low = layout.Capacity.Low,
            Stated = layout.Capacity.RequestsPerSecond,
            High = layout.Capacity.High,
            Outvoted = layout.Capacity.Status == CapacityStatus.NotReached ? Outvoted(layout) : [],
            Untried = AtLoad.Untried(layout),
            Origin =
                layout.Capacity.Status == CapacityStatus.NotReached ? CapacityOrigin.AtLeast : CapacityOrigin.Measured,
            BalancerCpus = balancer.CpuLimit ?? default(Cpus),
            BalancerMemory = balancer.MemoryLimit ?? default(MemorySize),
            LimitedBy = layout.Bottleneck.Cause,
        };
}
