using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>Reasons to read the numbers with care that show only afterwards.</summary>
internal static class ResultChecks
{
    public static IEnumerable<Warning> Check(IReadOnlyList<LayoutResult> layouts) => layouts.SelectMany(Check);

    private static IEnumerable<Warning> Check(LayoutResult layout)
    {
        if (layout.Probes.Count > 0 && !layout.WarmUp.Settled)
        {
            yield return new Warning(
                "not-settled",
                layout.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The rate had not settled after {layout.WarmUp.Duration.TotalSeconds:0.0} s of warm-up; the first probes may read low."
                ),
                "Give it more time: search.warmUpSeconds."
            );
        }

        if (layout.LimitsBy == "affinity")
        {
            yield return new Warning(
                "limits-by-affinity",
                layout.Name,
                ByAffinity(layout),
                "Run doctor: it says what this host lacks for exact limits."
            );
        }

        // A rung of the ladder gives the scale and nothing else.
        foreach (
            var limited in layout.Probes.Where(probe => probe.Generator.Limited && probe.Purpose != ProbePurpose.Ladder)
        )
        {
            yield return new Warning(
                "generator-limited",
                layout.Name,
                $"Probe {limited.Index} at {limited.Offered}: {string.Join(" ", limited.Generator.LimitedBecause)} No capacity is drawn from it.",
                "Use a host with more processors, or smaller layouts."
            );
        }
    }

    private static string ByAffinity(LayoutResult layout) =>
        double.IsInteger(layout.Cpus.Cores)
            ? "CPU limits could be held only by processor affinity, in whole processors that the nodes share."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A limit of {layout.Cpus.Cores:0.##} CPU could not be held: by processor affinity each replica may use {Math.Ceiling(layout.Cpus.Cores):0} CPU, and the capacity is not that of {layout.Cpus.Cores:0.##} CPU."
            );
}
