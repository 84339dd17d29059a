using System.Globalization;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;

namespace CapacityLab.Hosts;

/// <summary>Holds a plan against the host before it is carried out. What it finds are warnings in the result.</summary>
internal static class HostChecks
{
    public static IReadOnlyList<Warning> Check(Plan plan, ProcessorSplit split, bool inDocker = false) =>
        [.. SharedProcessors(split), .. plan.Layouts.SelectMany(layout => CheckSum(plan, layout, split, inDocker))];

    /// <summary>Whether the limits of one layout add up to more than the host has for it.</summary>
    public static IEnumerable<Warning> CheckSum(
        Plan plan,
        LayoutOptions layout,
        ProcessorSplit split,
        bool inDocker = false
    ) => Overcommitted(layout, split, Beside(plan, layout, inDocker));

    // Where containers are, so may a database be.
    private static double Beside(Plan plan, LayoutOptions layout, bool inDocker) =>
        plan.Services.Sum(service => service.Cpus?.Cores ?? 0)
        + (layout.Replicas > 1 ? plan.Balancer.Cpus?.Cores ?? 0 : 0)
        + (inDocker ? plan.Docker.Database?.Cpus?.Cores ?? 0 : 0);

    private static IEnumerable<Warning> SharedProcessors(ProcessorSplit split)
    {
        if (split.IsShared)
        {
            yield return new Warning(
                "generator-shares-processors",
                "",
                $"Generator and target share processor {ProcessorSplit.Text(split.Target)}, so each takes time from the other.",
                "Use a host with two processors or more."
            );
        }
    }

    private static IEnumerable<Warning> Overcommitted(LayoutOptions layout, ProcessorSplit split, double beside)
    {
        double replicas = layout.Replicas * layout.Cpus.Cores;
        if (replicas + beside > split.Target.Count)
        {
            yield return new Warning(
                "host-overcommitted",
                layout.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The limits add up to {replicas + beside:0.##} CPU ({replicas:0.##} of replicas, {beside:0.##} beside them) on {split.Target.Count} processor{(split.Target.Count == 1 ? "" : "s")} for the target."
                ),
                "Near its limits this layout is measured a little low: use a larger host or smaller sizes."
            );
        }
    }
}
