using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Gates;

/// <summary>What a verdict says of layouts that a broken scenario or others on the host left without a capacity.</summary>
internal static class UnusableRun
{
    /// <summary>Of the layouts whose scenario fails at any rate, what is wrong in the first; null where there is none.</summary>
    public static string? Broken(RunResult result)
    {
        var broken = result.Layouts.Where(layout => layout.Capacity.Status == CapacityStatus.BrokenScenario).ToList();
        return broken.Count == 0 ? null
            : broken.Count == result.Layouts.Count ? broken[0].Error
            : $"{string.Join(", ", broken.Select(layout => layout.Name))}: {broken[0].Error}";
    }

    /// <summary>Who used the host, and what helps; null where no layout lacks its capacity for that reason.</summary>
    public static string? Disturbed(IReadOnlyList<LayoutResult> layouts)
    {
        var probes = layouts
            .Where(layout => layout.Capacity.Status == CapacityStatus.HostDisturbed)
            .SelectMany(layout => layout.Probes)
            .Where(probe => probe.DisturbedBy.Length > 0)
            .ToList();
        return probes.Count == 0
            ? null
            : $"no capacity can be stated, {probes.MaxBy(probe => probe.OthersCpu?.Cores)!.DisturbedBy}; end what else runs here, or repeat the run";
    }
}
