using CapacityLab.Results.Probes;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Throughput against virtual users within one layout, from closed probes; not to be mixed with capacity against size. Every probe is an
/// observation; those that the generator limited, and warm-ups, are none.
/// </summary>
public static class ConcurrencyScaling
{
    private const int CurveSteps = 40;
    private const int LeastSizes = 2;

    /// <summary>Null with fewer than two different numbers of users.</summary>
    public static ScalingLaw? Of(IReadOnlyList<ProbeResult> probes)
    {
        var observations = probes
            .Where(Counts)
            .Select(probe => new Observation(probe.Concurrency, probe.Achieved.PerSecond))
            .ToList();
        if (observations.DistinctBy(one => one.N).Count() < LeastSizes)
        {
            return null;
        }

        var fit = ScalingFit.Of(observations, new ScalingFitOptions());
        double first = observations.Min(one => one.N);
        double last = observations.Max(one => one.N);
        return fit.Conclude() with
        {
            Axis = "concurrency",
            Curve =
            [
                .. Enumerable
                    .Range(0, CurveSteps + 1)
                    .Select(step => fit.Curve(first + ((last - first) * step / CurveSteps))),
            ],
        };
    }

    private static bool Counts(ProbeResult probe) =>
        probe.Model == LoadModel.Closed
        && probe.Purpose != ProbePurpose.WarmUp
        && !probe.Generator.Limited
        && probe.Concurrency > 0
        && probe.Achieved.PerSecond > 0;
}
