using CapacityLab.Load;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>A load that the plan states in iterations, as the requests that the service sees: all that follows speaks of those.</summary>
internal static class StatedLoad
{
    /// <param name="objectives">Of the plan.</param>
    /// <param name="mix">Of the plan.</param>
    /// <param name="layouts">Measured so far; what scenarios of code send is known from their warm-up alone.</param>
    public static Objectives Of(
        Objectives objectives,
        IReadOnlyList<Scenario> mix,
        IReadOnlyList<LayoutResult> layouts
    ) =>
        (RequestsPerIteration.Of(mix) ?? Measured(layouts)) is { } requests
            ? objectives with
            {
                RequestsPerSecond = objectives.Load(requests),
            }
            : objectives;

    private static double? Measured(IReadOnlyList<LayoutResult> layouts) =>
        layouts.FirstOrDefault(layout => layout.WarmUp.Requests > 0)?.WarmUp.RequestsPerIteration;
}
