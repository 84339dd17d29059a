using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>The result of a layout whose scenario fails at any rate: no capacity, no cause, and what to look at.</summary>
internal static class BrokenLayout
{
    /// <param name="layout">Concluded.</param>
    /// <param name="why">As by <see cref="BrokenScenarioText"/>.</param>
    /// <param name="objectives">Of the plan.</param>
    public static LayoutResult Of(LayoutResult layout, string why, Objectives objectives) =>
        layout with
        {
            Probes = [.. layout.Probes.Select(probe => WithoutVerdict(probe, new BrokenScenario(objectives)))],
            Capacity = new CapacityResult
            {
                Status = CapacityStatus.BrokenScenario,
                Probes = layout.Capacity.Probes,
                DisturbedProbes = layout.Capacity.DisturbedProbes,
            },
            Bottleneck = NothingToName.Broken(why),
            Error = why,
            ErrorExitCode = ExitCodes.BadInput,
        };

    /// <summary>What broke for that reason says nothing of the target.</summary>
    private static ProbeResult WithoutVerdict(ProbeResult probe, BrokenScenario rule) =>
        probe.ObjectivesHeld == false && rule.IsSuspected([probe])
            ? probe with
            {
                ObjectivesHeld = null,
                ObjectivesBroken = [],
            }
            : probe;
}
