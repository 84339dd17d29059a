using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Text;

/// <summary>What a layout's result says, picked out for display.</summary>
internal static class LayoutFacts
{
    /// <summary>Whether a capacity may be stated; a limited generator or a failure states none.</summary>
    public static bool HasCapacity(this LayoutResult layout) =>
        layout.Capacity.Status is CapacityStatus.Measured or CapacityStatus.NotReached
        && layout.Capacity.RequestsPerSecond > default(RequestRate);

    /// <summary>For layouts that have one; zero for the others.</summary>
    public static RequestRate StatedCapacity(this LayoutResult layout) => layout.Capacity.RequestsPerSecond ?? default;

    public static double TotalCores(this LayoutResult layout) => layout.Cpus.Cores * layout.Replicas;

    public static string Title(this LayoutResult layout) => layout.Name.Length > 0 ? layout.Name : "(unnamed)";

    /// <summary>The probes of the open model, by offered load: a rate of the closed model is what was reached, not what was asked.</summary>
    public static IReadOnlyList<ProbeResult> ByLoad(this LayoutResult layout) =>
        [
            .. layout
                .Probes.Where(p => p.Model == LoadModel.Open && p.Purpose != ProbePurpose.WarmUp)
                .OrderBy(p => p.Offered)
                .ThenBy(p => p.Index),
        ];

    /// <summary>The probe that held at the capacity; of several at the same rate a verification, else the last.</summary>
    public static ProbeResult? AtCapacity(this LayoutResult layout) =>
        !layout.HasCapacity()
            ? null
            : layout
                .ByLoad()
                .Where(p => p.ObjectivesHeld == true)
                .OrderBy(p => Math.Abs(p.Offered.PerSecond - layout.StatedCapacity().PerSecond))
                .ThenByDescending(p => p.Purpose)
                .ThenByDescending(p => p.Index)
                .FirstOrDefault();

    /// <summary>Stated capacities first, the largest on top; the others in the plan's order.</summary>
    public static IReadOnlyList<LayoutResult> Ranked(this IEnumerable<LayoutResult> layouts) =>
        [
            .. layouts
                .OrderByDescending(l => l.HasCapacity())
                .ThenByDescending(l => l.HasCapacity() ? l.StatedCapacity().PerSecond : 0),
        ];
}
