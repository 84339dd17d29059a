using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth;

/// <summary>
/// CPU limits are real: no probe uses more than a tenth above its limit, and half a CPU takes 1.6 to 2.4 times what a quarter takes.
/// </summary>
internal static class LimitsTruth
{
    private const double MostOverLimit = 1.1;
    private const double LeastRatio = 1.6;
    private const double MostRatio = 2.4;

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        var (result, _) = await LabRuns.RunAsync(plan =>
            plan["layouts"] = new JsonArray(LabRuns.Layout(0.25), LabRuns.Layout(0.5))
        );
        return [.. result.Layouts.Select(UseWithinLimit), Ratio(result.Layouts[0], result.Layouts[1])];
    }

    private static Check UseWithinLimit(LayoutResult layout)
    {
        double most = layout
            .Probes.SelectMany(probe => probe.Nodes)
            .Where(node => node.Role == NodeRole.Replica)
            .Max(node => node.CpuCores.Cores);
        double bound = layout.Cpus.Cores * MostOverLimit;
        return new Check(
            $"{layout.Name}: most CPU used in a probe",
            Text($"≤ {bound:0.000}"),
            Text($"{most:0.000}"),
            most <= bound
        );
    }

    private static Check Ratio(LayoutResult quarter, LayoutResult half)
    {
        double ratio =
            (half.Capacity.RequestsPerSecond?.PerSecond ?? 0)
            / (quarter.Capacity.RequestsPerSecond?.PerSecond ?? double.NaN);
        string expected = Text($"{LeastRatio:0.0} to {MostRatio:0.0}");
        return new Check(
            "capacity of 0.5 CPU over 0.25 CPU",
            expected,
            Text($"{ratio:0.00} ({half.Capacity.RequestsPerSecond} over {quarter.Capacity.RequestsPerSecond})"),
            ratio is >= LeastRatio and <= MostRatio
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
