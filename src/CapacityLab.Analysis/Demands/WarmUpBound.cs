using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// A first guess of the rate at which processors are used up, from the warm-up within the CPU limits: limit over CPU seconds a request,
/// the lowest of all stations. No objective is in it, and what else limits the target neither; a target that still compiles makes it
/// too low.
/// </summary>
public static class WarmUpBound
{
    private const int Warmest = 2;

    /// <summary>A bound that is below what was reached is none: use was read late.</summary>
    private const double MostBeyond = 1.2;

    /// <summary>Null where no use is known.</summary>
    /// <param name="stretches">In order; the last two count.</param>
    /// <param name="targetProcessors">How many processors the nodes share.</param>
    public static RequestRate? Of(IReadOnlyList<WarmUpStretch> stretches, int targetProcessors)
    {
        var warm = stretches.TakeLast(Warmest).ToList();
        long requests = warm.Sum(stretch => stretch.Requests);
        var nodes = warm.SelectMany(stretch => stretch.Nodes).ToList();
        double reached = warm.Select(stretch => stretch.Rate.PerSecond).DefaultIfEmpty(0).Average();
        double bound = nodes
            .GroupBy(node => node.Role == NodeRole.Replica ? NodeRole.Replica : node.Node)
            .Select(station => Bound(requests, LimitOf(station), station.Sum(node => node.CpuSeconds)))
            .Append(Bound(requests, targetProcessors, nodes.Sum(node => node.CpuSeconds)))
            .Min();
        return double.IsFinite(bound) && bound * MostBeyond >= reached ? new RequestRate(Math.Max(bound, 0)) : null;
    }

    private static double LimitOf(IEnumerable<NodeCpu> station) =>
        station.GroupBy(node => node.Node).Sum(node => node.First().Limit?.Cores ?? double.PositiveInfinity);

    private static double Bound(long requests, double limit, double used) =>
        used > 0 && requests > 0 ? limit * requests / used : double.PositiveInfinity;
}
