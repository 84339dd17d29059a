using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;
using static System.FormattableString;

namespace CapacityLab.Analysis.Sizing;

/// <summary>How to deploy a layout so that it is what was measured.</summary>
internal sealed class DeploymentAdviser(SizingRequest request, IReadOnlyList<CandidateCapacity> all)
{
    /// <summary>The autoscaler of Kubernetes leaves a metric alone that is within 10 % of its target.</summary>
    private const double Tolerance = 1.1;

    public DeploymentAdvice Of(SizedLayout chosen, LayoutResult measured)
    {
        var knee = Knee(measured);
        double? share = knee is null ? null : CpuShare(knee);
        var advice = new DeploymentAdvice
        {
            Layout = chosen.Name,
            Replicas = chosen.Replicas,
            MaxReplicas = MostMeasured(chosen),
            Cpus = chosen.Cpus,
            Memory = chosen.Memory,
            KneeAt = knee?.Offered,
            KneeCpuShare = share,
            CpuTargetPercent =
                share is { } used && !IsLowerBound(chosen) ? Target(knee!, used, Most(chosen, knee!.Offered)) : null,
        };
        return advice with
        {
            Notes = [Derived(advice, IsLowerBound(chosen)), .. Kept(advice, chosen), .. Warnings(advice, measured)],
        };
    }

    /// <summary>Nothing gave out: a target from what the replicas used by then would start others long before they are busy.</summary>
    private static bool IsLowerBound(SizedLayout chosen) => chosen.Origin == CapacityOrigin.AtLeast;

    /// <summary>The probe at the rate that is stated, and held; of several at one rate the last.</summary>
    private static ProbeResult? Knee(LayoutResult layout)
    {
        var stated = layout.Capacity.RequestsPerSecond ?? layout.Capacity.Low;
        return layout
            .Probes.Where(probe => probe.ObjectivesHeld == true && probe.Model == LoadModel.Open)
            .OrderBy(probe => Math.Abs(probe.Offered.PerSecond - stated.PerSecond))
            .ThenByDescending(probe => probe.Index)
            .FirstOrDefault();
    }

    private static double? CpuShare(ProbeResult probe)
    {
        var shares = probe
            .Nodes.Where(node => node.Role == NodeRole.Replica && node.CpuLimit is { Cores: > 0 })
            .Select(node => node.CpuCores / node.CpuLimit!.Value)
            .ToList();
        return shares.Count == 0 ? null : Math.Round(shares.Average(), 4);
    }

    /// <summary>
    /// In percent. Below 1.1 times its target the autoscaler starts nothing, and a replica may be lost just then. Null below 1, the least
    /// that Kubernetes takes.
    /// </summary>
    private static int? Target(ProbeResult knee, double share, RequestRate most)
    {
        double part = most / knee.Offered / Tolerance;
        // The smallest of tolerances, lest 70 % become 69 by a rounding in the last digit.
        double percent = Math.Floor((100 * share * part) + 1e-9);
        return percent < 1 ? null : (int)Math.Min(percent, 100);
    }

    /// <summary>
    /// The rate up to which nothing needs to be started: what the layout holds, and what is left of it with the spare replicas lost, both
    /// less the headroom. A layout is recommended only where the latter was measured, so that it is known here.
    /// </summary>
    private RequestRate Most(SizedLayout chosen, RequestRate knee)
    {
        var holds = chosen.Spare?.Capacity is { } left && left < knee ? left : knee;
        return holds * (1 - request.Headroom);
    }

    private static double Free(double share, int target) => Math.Max(0, 1 - (target / (100 * share)));

    private int MostMeasured(SizedLayout chosen) =>
        all.Where(other => other.Origin != CapacityOrigin.Predicted)
            .Where(other => other.Cpus == chosen.Cpus && other.Memory == chosen.Memory && other.Low >= chosen.Capacity)
            .Max(other => (int?)other.Replicas)
            is { } most
            ? Math.Max(most, chosen.Replicas)
            : chosen.Replicas;

    private static string Derived(DeploymentAdvice advice, bool isLowerBound) =>
        advice is { KneeCpuShare: { } share, CpuTargetPercent: { } target }
            ? Invariant(
                $"At {advice.KneeAt}, the rate that is stated, the replicas used {share:P0} of their CPU on average; the autoscaler's target, {target} %, leaves {Free(share, target):P0} of that free."
            )
        : advice.KneeCpuShare is { } little && !isLowerBound
            ? Invariant(
                $"At {advice.KneeAt}, the rate that is stated, the replicas used {little:P1} of their CPU: it tells nothing of this load, and no target for an autoscaler can be derived from it."
            )
        : advice.KneeCpuShare is { } used
            ? Invariant(
                $"At {advice.KneeAt}, the highest rate that was tried, the replicas used {used:P0} of their CPU and everything held: where they give out is not known, and no target for an autoscaler can be derived."
            )
        : "The CPU of the replicas was not sampled at the rate that is stated: no target for an autoscaler can be derived.";

    /// <summary>Why the target is no higher.</summary>
    private IEnumerable<string> Kept(DeploymentAdvice advice, SizedLayout chosen)
    {
        if (advice is { KneeAt: { } knee, KneeCpuShare: { } share, CpuTargetPercent: { } target })
        {
            var carried = knee * (target * Tolerance / (100 * share));
            yield return Invariant(
                $"Kubernetes starts nothing up to {Tolerance:0.0} times its target, here {carried}. That is at least {request.Headroom:P0} below the {knee} of {chosen.Name}.{Rest(chosen)}"
            );
        }
    }

    private string Rest(SizedLayout chosen) =>
        chosen.Spare is { Capacity: { } left } spare
            ? Invariant(
                $" With {SizingReasons.Lost(request.SpareReplicas)} it is below the {left} that {spare.Layout} holds{(spare.Origin == CapacityOrigin.AtLeast ? " at least" : "")}."
            )
            : "";

    private static IEnumerable<string> Warnings(DeploymentAdvice advice, LayoutResult measured)
    {
        if (measured.Bottleneck.Cause is not (BottleneckCause.CpuLimit or BottleneckCause.None))
        {
            yield return $"What gave out first was not the CPU limit of a replica ({measured.Bottleneck.Cause}): scaling by CPU may come late or change nothing.";
        }

        if (advice.MaxReplicas == advice.Replicas)
        {
            yield return Invariant(
                $"More than {advice.Replicas} of these replicas were not measured with a higher capacity: measure before the autoscaler may start more."
            );
        }
    }
}
