using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>One search against a simulated target.</summary>
internal sealed record VirtualSearch(IReadOnlyList<SearchStep> Steps, CapacityResult Capacity)
{
    [ThreadStatic]
    private static Responses? responses;

    /// <param name="settings">Of the search.</param>
    /// <param name="target">Probed.</param>
    /// <param name="seed">Of all chance in it.</param>
    /// <param name="generatorLimit">Requests a second above which the generator is the limit.</param>
    public static VirtualSearch Run(
        SearchSettings settings,
        SimulatedTarget target,
        int seed,
        double generatorLimit = double.PositiveInfinity
    )
    {
        var draws = new Draws((ulong)seed);
        responses ??= new Responses();
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(settings, steps) is { } order)
        {
            var probe =
                order.Users > 0
                    ? Closed(order, target, draws, generatorLimit)
                    : Limited(target.ProbeUntilHopeless(order.Rate, order.Length, draws, responses), generatorLimit);
            steps.Add(SearchStep.Of(order, target.Objectives, ObjectiveJudge.Judge(target.Objectives, probe)));
        }

        return new VirtualSearch(steps, CapacitySearch.Conclude(settings, steps));
    }

    private static ProbeResult Closed(ProbeOrder order, SimulatedTarget target, Draws draws, double limit) =>
        new()
        {
            Duration = order.Length,
            Model = LoadModel.Closed,
            Achieved = new RequestRate(
                Math.Min(limit, target.ClosedRate(order.Users)) * Math.Exp(0.03 * draws.Normal())
            ),
        };

    private static ProbeResult Limited(ProbeResult probe, double limit) =>
        probe with
        {
            Generator = new GeneratorUse { Limited = probe.Offered.PerSecond > limit },
        };
}
