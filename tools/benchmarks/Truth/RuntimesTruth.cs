using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth;

/// <summary>
/// The same vertical layout takes the same in processes and in containers, within 15 %: same limits, same database file.
/// No container uses more than a twentieth above its CPU limit.
/// </summary>
internal static class RuntimesTruth
{
    private const double MostApart = 0.15;
    private const double MostOverLimit = 1.05;
    private const int Rounds = 3;
    private static readonly double[] Sizes = [0.25, 0.5, 1];

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        var processes = new List<LayoutResult>();
        var containers = new List<LayoutResult>();
        for (int round = 0; round < Rounds; round++)
        {
            processes.AddRange(await LayoutsAsync("process"));
            containers.AddRange(await LayoutsAsync("docker"));
        }

        return
        [
            .. Sizes.Select(size => Agreement(size, processes, containers)),
            .. Sizes.Select(size => Use(size, containers)),
        ];
    }

    private static async Task<IReadOnlyList<LayoutResult>> LayoutsAsync(string runtime)
    {
        var (result, _) = await LabRuns.RunAsync(
            plan =>
            {
                plan["layouts"] = new JsonArray([.. Sizes.Select(LabRuns.Layout)]);
                // PostgreSQL would be a difference of its own.
                plan.AsObject().Remove("docker");
            },
            runtime
        );
        return result.Layouts;
    }

    private static Check Agreement(double size, List<LayoutResult> processes, List<LayoutResult> containers)
    {
        double process = Capacity(size, processes);
        double docker = Capacity(size, containers);
        double apart = (docker / process) - 1;
        return new Check(
            Text($"1 × {size} CPU: capacity in containers against processes, medians of {Rounds} runs each"),
            Text($"within {MostApart:0%}"),
            Text($"{apart:+0.0%;-0.0%} ({docker:0} req/s against {process:0})"),
            Math.Abs(apart) <= MostApart
        );
    }

    private static Check Use(double size, List<LayoutResult> containers)
    {
        double most = Of(size, containers)
            .SelectMany(layout => layout.Probes)
            .SelectMany(probe => probe.Nodes)
            .Where(node => node.Role == NodeRole.Replica)
            .Max(node => node.CpuCores.Cores);
        return new Check(
            Text($"1 × {size} CPU in a container: most CPU used in a probe"),
            Text($"≤ {size * MostOverLimit:0.000}"),
            Text($"{most:0.000}"),
            most <= size * MostOverLimit
        );
    }

    private static double Capacity(double size, List<LayoutResult> layouts) =>
        Peers.Medians.Of(Of(size, layouts).Select(layout => layout.Capacity.RequestsPerSecond?.PerSecond ?? 0));

    private static IEnumerable<LayoutResult> Of(double size, List<LayoutResult> layouts) =>
        layouts.Where(layout => Math.Abs(layout.Cpus.Cores - size) < 1e-6);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
