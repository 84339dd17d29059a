using CapacityLab.Analysis.Scaling;
using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>Layouts whose true edges are known, each measured by a bracket of 10 % that lies around its edge by chance.</summary>
public class EdgeLawTests
{
    private const int Seeds = 200;
    private const double Width = 0.1;

    private static readonly Law Truth = new(100, 0.05, 0);
    private static readonly RunResult[] Runs = [.. Enumerable.Range(0, Seeds).Select(Run)];

    [Fact]
    public void The_throughput_of_one_is_not_biased()
    {
        var laws = Runs.Select(run => run.Scaling.Horizontal!).ToList();

        Assert.InRange(laws.Average(law => law.Lambda!.Value) / Truth.Lambda, 0.99, 1.01);
        Assert.InRange(
            laws.Count(law => law.Intervals.Lambda!.Low <= 100 && law.Intervals.Lambda.High >= 100),
            Seeds * 0.93,
            Seeds
        );
    }

    /// <summary>Sizing wants what holds: below the true edge in 97.5 %, and that also at sizes that nobody measured.</summary>
    [Fact]
    public void What_sizing_takes_from_the_law_is_seldom_above_what_holds()
    {
        var predicted = Runs.SelectMany(PredictedCapacities.Of).ToList();

        Assert.InRange(predicted.Count, Seeds / 2, Seeds * 10);
        Assert.InRange(predicted.Count(one => one.Low.PerSecond > Truth.At(one.Replicas)), 0, predicted.Count * 0.05);
    }

    private static RunResult Run(int seed)
    {
        var random = new Random(seed);
        LayoutResult[] layouts = [.. new[] { 1, 2, 4, 6 }.Select(replicas => Layout(replicas, random.NextDouble()))];
        return new RunResult { Layouts = layouts, Scaling = LayoutScaling.Conclude(layouts) };
    }

    private static LayoutResult Layout(int replicas, double place)
    {
        double low = Truth.At(replicas) / (1 + (Width * place));
        return new LayoutResult
        {
            Name = FormattableString.Invariant($"{replicas} × 0.25"),
            Replicas = replicas,
            Cpus = new Cpus(0.25),
            Capacity = new CapacityResult
            {
                Status = CapacityStatus.Measured,
                RequestsPerSecond = new RequestRate(low),
                Low = new RequestRate(low),
                High = new RequestRate(low * (1 + Width)),
                IntervalMethod = "bracket",
            },
        };
    }
}
