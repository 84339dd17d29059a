using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

public class PredictedCapacitiesTests
{
    private static readonly RunResult Run = new()
    {
        Layouts = [Layout("1 × 0.25 CPU", 1, 128), Layout("2 × 0.25 CPU", 2, 256)],
        Scaling = new ScalingResult
        {
            Horizontal = new ScalingLaw
            {
                Axis = "replicas",
                Points =
                [
                    new ScalingPoint { N = 1, Layout = "1 × 0.25 CPU" },
                    new ScalingPoint { N = 2, Layout = "2 × 0.25 CPU" },
                ],
                Predictions =
                [
                    new ScalingPrediction
                    {
                        N = 3,
                        Throughput = 290,
                        Interval = new FitInterval { Low = 270, High = 300 },
                    },
                    new ScalingPrediction
                    {
                        N = 4,
                        Interval = new FitInterval { Low = 100 },
                        Reason = "Too wide.",
                    },
                ],
            },
        },
    };

    [Fact]
    public void What_the_law_tells_is_a_candidate_by_the_lower_end_of_its_interval()
    {
        var predicted = Assert.Single(PredictedCapacities.Of(Run));

        Assert.Equal(("3 × 0.25 CPU (predicted)", 3, 0.25), (predicted.Name, predicted.Replicas, predicted.Cpus.Cores));
        Assert.Equal((270.0, 300.0), (predicted.Low.PerSecond, predicted.High!.Value.PerSecond));
        Assert.Equal((CapacityOrigin.Predicted, 256.0), (predicted.Origin, predicted.Memory.MiB));
    }

    [Fact]
    public void Multiples_of_a_size_are_sizes_of_one_replica()
    {
        var vertical = Run with
        {
            Scaling = new ScalingResult { Vertical = Run.Scaling.Horizontal! with { Axis = "CPU", Unit = 0.25 } },
        };
        var predicted = Assert.Single(PredictedCapacities.Of(vertical));
        Assert.Equal((1, 0.75), (predicted.Replicas, predicted.Cpus.Cores));
    }

    [Fact]
    public void A_run_without_laws_predicts_nothing() => Assert.Empty(PredictedCapacities.Of(new RunResult()));

    private static LayoutResult Layout(string name, int replicas, double memory) =>
        new()
        {
            Name = name,
            Replicas = replicas,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(memory),
        };
}
