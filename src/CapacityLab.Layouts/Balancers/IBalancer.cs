using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Balancers;

/// <summary>A program that spreads requests over replicas and writes a line for each to an access log.</summary>
internal interface IBalancer
{
    /// <summary>As in <see cref="Results.Layouts.LayoutResult.Balancer"/>.</summary>
    string Name { get; }

    ProgramSpec Program(BalancerPlan plan, int port);
}

/// <param name="Spec">What the user asked for.</param>
/// <param name="Folder">Where configuration, access log and temporary files go.</param>
/// <param name="Replicas">Behind it.</param>
/// <param name="Processors">That it may run on, after its CPU limit.</param>
internal sealed record BalancerPlan(BalancerSpec Spec, string Folder, IReadOnlyList<INode> Replicas, int Processors)
{
    public string AccessLog => Path.Combine(Folder, "access.log");
}
