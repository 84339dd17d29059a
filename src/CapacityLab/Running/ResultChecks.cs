using System.Globalization;
using CapacityLab.Results.Layouts;
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

        foreach (var warning in OfNodes(layout, "log.", (node, why) => $"Log of {node}: {why}; its log is incomplete."))
        {
            yield return warning with
            {
                Code = "log-incomplete",
                Advice = "Make room where --out points to.",
            };
        }

        foreach (var warning in OfNodes(layout, "swap.", (node, why) => $"Swap of {node} is {why}."))
        {
            yield return warning with
            {
                Code = "swap-not-limited",
                Advice = "A node over its memory limit may swap: turn swap off, or boot with swapaccount=1.",
            };
        }

        foreach (var limited in layout.Probes.Where(probe => probe.Generator.Limited))
        {
            yield return new Warning(
                "generator-limited",
                layout.Name,
                $"Probe {limited.Index} at {limited.Offered}: {string.Join(" ", limited.Generator.LimitedBecause)} No capacity is drawn from it.",
                "Use a host with more processors, or smaller layouts."
            );
        }
    }

    /// <summary>What the facts say of nodes under a name that begins so.</summary>
    private static IEnumerable<Warning> OfNodes(LayoutResult layout, string prefix, Func<string, string, string> say) =>
        layout
            .Facts.Where(fact => fact.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(fact => new Warning("", layout.Name, say(fact.Key[prefix.Length..], fact.Value), ""));

    private static string ByAffinity(LayoutResult layout) =>
        double.IsInteger(layout.Cpus.Cores)
            ? "CPU limits could be held only by processor affinity, in whole processors that the nodes share."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A limit of {layout.Cpus.Cores:0.##} CPU could not be held: by processor affinity each replica may use {Math.Ceiling(layout.Cpus.Cores):0} CPU, and the capacity is not that of {layout.Cpus.Cores:0.##} CPU."
            );
}
