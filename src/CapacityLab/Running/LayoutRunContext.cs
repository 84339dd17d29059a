using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>What all layouts of a run have in common.</summary>
internal sealed record LayoutRunContext
{
    public required Plan Plan { get; init; }

    public required SearchOptions Search { get; init; }

    public required IReadOnlyList<Scenario> Mix { get; init; }

    public required ILayoutRuntime Runtime { get; init; }

    public required LayoutSpecs Specs { get; init; }

    /// <summary>How many processors the nodes share.</summary>
    public required int TargetProcessors { get; init; }

    public required IRunObserver Observer { get; init; }

    public required TimeProvider Time { get; init; }
}
