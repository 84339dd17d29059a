using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>Processor time of one node: since it started, or over a stretch.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Role">replica, balancer, database, or the name of the service.</param>
/// <param name="Limit">Null: none.</param>
/// <param name="CpuSeconds">Used.</param>
public sealed record NodeCpu(string Node, string Role, Cpus? Limit, double CpuSeconds);
