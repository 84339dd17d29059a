using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>One stretch of the warm-up within the CPU limits.</summary>
/// <param name="Users">Each waits for its answer before it sends again.</param>
/// <param name="Rate">That they reached.</param>
/// <param name="Requests">Completed.</param>
/// <param name="Nodes">What each node used of its processors.</param>
public sealed record WarmUpStretch(int Users, RequestRate Rate, long Requests, IReadOnlyList<NodeCpu> Nodes);
