using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Conclusions;

/// <summary>Reasons to read the numbers with care that show only afterwards.</summary>
public static class ResultChecks
{
    /// <param name="layouts">Measured.</param>
    /// <param name="processors">Of the host that they were measured on.</param>
    public static IEnumerable<Warning> Check(IReadOnlyList<LayoutResult> layouts, int processors) =>
        layouts.SelectMany(layout => Check(layout, processors));

    private static IEnumerable<Warning> Check(LayoutResult layout, int processors) =>
        [
            .. Settled(layout),
            .. Limits(layout),
            .. Logs(layout),
            .. Swap(layout),
            .. ProbeChecks.Check(layout, processors),
        ];

    private static IEnumerable<Warning> Settled(LayoutResult layout) =>
        layout.Probes.Count == 0 || layout.WarmUp.Settled
            ? []
            :
            [
                new Warning(
                    "not-settled",
                    layout.Name,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The rate had not settled after {layout.WarmUp.Duration.TotalSeconds:0.0} s of warm-up; the first probes may read low."
                    ),
                    "Give it more time: search.warmUpSeconds."
                ),
            ];

    private static IEnumerable<Warning> Limits(LayoutResult layout) =>
        layout.LimitsBy != LimitMechanism.Affinity
            ? []
            :
            [
                new Warning(
                    "limits-by-affinity",
                    layout.Name,
                    ByAffinity(layout),
                    "Run doctor: it says what this host lacks for exact limits."
                ),
            ];

    private static IEnumerable<Warning> Logs(LayoutResult layout) =>
        NodeFact
            .Of(layout.Facts, NodeFactKind.Log)
            .Select(log => new Warning(
                "log-incomplete",
                layout.Name,
                $"Log of {log.Node}: {log.Text}; its log is incomplete.",
                "Make room where --out points to."
            ));

    private static IEnumerable<Warning> Swap(LayoutResult layout) =>
        NodeFact
            .Of(layout.Facts, NodeFactKind.Swap)
            .Select(swap => new Warning(
                "swap-not-limited",
                layout.Name,
                $"Swap of {swap.Node} is {swap.Text}.",
                "A node over its memory limit may swap: turn swap off, or boot with swapaccount=1."
            ));

    private static string ByAffinity(LayoutResult layout) =>
        double.IsInteger(layout.Cpus.Cores)
            ? "CPU limits could be held only by processor affinity, in whole processors that the nodes share."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A limit of {layout.Cpus.Cores:0.##} CPU could not be held: by processor affinity each replica may use {Math.Ceiling(layout.Cpus.Cores):0} CPU, and the capacity is not that of {layout.Cpus.Cores:0.##} CPU."
            );
}
