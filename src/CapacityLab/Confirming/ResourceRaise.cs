using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Confirming;

/// <summary>Decides what to raise in a layout to see whether its bottleneck is one. Starts nothing.</summary>
/// <param name="Plan">As it is carried out.</param>
/// <param name="TargetProcessors">How many processors the nodes share.</param>
/// <param name="InDocker">Whether containers stand the layout up: then there may be a database, and the target's environment has more in it.</param>
internal sealed record ResourceRaise(Plan Plan, int TargetProcessors, bool InDocker)
{
    /// <param name="layout">As in the plan.</param>
    /// <param name="measured">The same layout with its capacity and bottleneck.</param>
    public RaiseAnswer Of(LayoutOptions layout, LayoutResult measured)
    {
        var bottleneck = measured.Bottleneck;
        return WhyNothing(measured) is { } why
            ? RaiseAnswer.No(why)
            : Remedy.ResourceOf(bottleneck) switch
            {
                SuspectedResource.Cpu when measured.LimitsBy == LimitMechanism.Affinity => RaiseAnswer.No(
                    "CPU limits are held by affinity here, in whole processors: a quarter more cannot be given. Run doctor: it says what this host lacks."
                ),
                SuspectedResource.Cpu => new LimitRaise(Plan, layout, InDocker).OfCpu(
                    bottleneck.Node,
                    TargetProcessors
                ),
                SuspectedResource.Memory => new LimitRaise(Plan, layout, InDocker).OfMemory(bottleneck.Node),
                _ => new EnvironmentRaise(Plan, layout, InDocker).Of(bottleneck),
            };
    }

    private static string? WhyNothing(LayoutResult measured) =>
        measured.Error.Length > 0 || measured.Capacity is not { RequestsPerSecond: not null, High: not null }
            ? measured.Bottleneck.Cause == BottleneckCause.None
                ? "No rate broke an objective, so nothing gave out that could be raised."
                : "No capacity was measured that a raised layout could be compared with."
            : Remedy.ResourceOf(measured.Bottleneck) != SuspectedResource.None
                ? null
                : measured.Bottleneck.Cause switch
                {
                    BottleneckCause.HostCpu => "The processors of the host were used up, and a lab cannot add any.",
                    BottleneckCause.Unknown => "No cause was named, so there is nothing to raise.",
                    var cause => $"There is no resource behind {cause} that a lab could raise.",
                };

    /// <summary>The name of a raised layout: no other layout of the plan has it.</summary>
    internal static string NameOf(Plan plan, LayoutOptions layout)
    {
        string name = $"{layout.Name}, raised";
        while (plan.Layouts.Any(other => other.Name == name))
        {
            name += " again";
        }

        return name;
    }
}
