using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>
/// Sizes that a run did not measure and whose capacity its scaling laws tell to within a tenth. The laws are those of the edge, where
/// the objective is just met, and at the edge half of the probes fail: what is relied on is the lower end of the prediction's interval.
/// In 97.5 % the edge is above it, as it is above the lower end of a measured capacity. A size takes its memory from the measured one that
/// is nearest.
/// </summary>
public static class PredictedCapacities
{
    public static IReadOnlyList<CandidateCapacity> Of(RunResult run) =>
        [
            .. Of(run, run.Scaling.Vertical, (nearest, size) => (1, new Cpus(size), nearest.Memory)),
            .. Of(
                run,
                run.Scaling.Horizontal,
                (nearest, size) => ((int)Math.Round(size), nearest.Cpus, nearest.Memory)
            ),
        ];

    private static IEnumerable<CandidateCapacity> Of(
        RunResult run,
        ScalingLaw? law,
        Func<LayoutResult, double, (int Replicas, Cpus Cpus, MemorySize Memory)> sized
    ) =>
        from prediction in law?.Predictions ?? []
        where prediction is { Throughput: not null, Interval.Low: > 0 }
        let nearest = Nearest(run, law!, prediction.N)
        where nearest is not null
        let size = sized(nearest, Math.Round(prediction.N * law!.Unit, 6))
        select new CandidateCapacity
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"{size.Replicas} × {size.Cpus.Cores:0.###} CPU (predicted)"
            ),
            Replicas = size.Replicas,
            Cpus = size.Cpus,
            Memory = size.Memory,
            Low = new RequestRate(prediction.Interval!.Low),
            High = prediction.Interval.High is { } high ? new RequestRate(high) : null,
            Origin = CapacityOrigin.Predicted,
        };

    private static LayoutResult? Nearest(RunResult run, ScalingLaw law, double n)
    {
        string name = law.Points.MinBy(point => Math.Abs(point.N - n))?.Layout ?? "";
        return run.Layouts.FirstOrDefault(layout => layout.Name == name);
    }
}
