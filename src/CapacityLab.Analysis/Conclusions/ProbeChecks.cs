using System.Globalization;
using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Conclusions;

/// <summary>What the probes of a layout say of the generator, of others on the host and of a limit of the rate: each once.</summary>
public static class ProbeChecks
{
    /// <param name="layout">Measured.</param>
    /// <param name="processors">Of the host that it was measured on.</param>
    public static IEnumerable<Warning> Check(LayoutResult layout, int processors)
    {
        // A rung of the ladder gives the scale and nothing else.
        var probes = layout.Probes.Where(probe => probe.Purpose != ProbePurpose.Ladder).ToList();
        var found = new[] { Generator(probes), Disturbed(probes, processors), RateLimited(probes) };
        return found.OfType<Warning>().Select(warning => warning with { Layout = layout.Name });
    }

    private static Warning? Generator(List<ProbeResult> probes)
    {
        var limited = probes.Where(probe => probe is { Generator.Limited: true, DisturbedBy: "" }).ToList();
        return limited is not [.., var last]
            ? null
            : new Warning(
                "generator-limited",
                "",
                Text(
                    $"The generator was the limit in {limited.Count} of {probes.Count} probes. Probe {last.Index} at {last.Offered}: {string.Join(" ", last.Generator.LimitedBecause)} No capacity is drawn from such probes."
                ),
                "Use a host with more processors, or smaller layouts."
            );
    }

    private static Warning? Disturbed(List<ProbeResult> probes, int processors)
    {
        var disturbed = probes.Where(probe => ProbeDisturbance.IsUnderPressure(probe, processors)).ToList();
        if (disturbed.Count == 0)
        {
            return null;
        }

        int lost = disturbed.Count(probe => probe.DisturbedBy.Length > 0);
        string used = HostDisturbance.Used(disturbed.Max(probe => probe.OthersCpu!.Value.Cores), processors);
        string rest = lost > 0 ? Text($" {lost} of them allow no conclusion.") : "";
        return new Warning(
            "host-disturbed",
            "",
            Text(
                $"Host disturbed: {used} at most, in {disturbed.Count} of {probes.Count} probes.{rest} The kernel's work for the network may be in it."
            ),
            "End what else runs here, or repeat the run; single figures may be off."
        );
    }

    private static Warning? RateLimited(List<ProbeResult> probes)
    {
        var limited = probes.Where(NothingToName.IsRateLimited).MinBy(probe => probe.Offered.PerSecond);
        return limited is null
            ? null
            : new Warning(
                "rate-limited",
                "",
                Text(
                    $"Requests were turned away with status 429: {limited.Failures[FailureKinds.RateLimited]:#,0} at {limited.Offered}. The target, or what is in front of it, limits the rate."
                ),
                "The capacity is that limit. Raise it to measure what the target takes."
            );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
