using CapacityLab.Analysis.Demands;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Tests.Demands;

/// <summary>The run that stands in reports/sample: what it measured, against what its demands bound.</summary>
public class SampleRunDemandTests(ITestOutputHelper output)
{
    private const int TargetProcessors = 1;
    private const int HostProcessors = 2;

    [Fact]
    public void Each_layout_that_processors_limit_agrees_with_its_bound()
    {
        using var file = File.OpenRead(Sample());
        var result = ResultFormat.Read(file);

        var concluded = result
            .Layouts.Select(layout =>
                ServiceDemands.Conclude(layout, result.Objectives.P99, TargetProcessors, HostProcessors)
            )
            .ToList();

        concluded.ForEach(layout => output.WriteLine($"{layout.Name}: {layout.DemandCheck!.Finding}"));
        Assert.NotEmpty(concluded);
        Assert.All(concluded, layout => Assert.InRange(Distance(layout), 0, 0.1));
        Assert.DoesNotContain(concluded, layout => layout.DemandCheck!.Agreement == DemandAgreement.Below);
    }

    /// <summary>From the bound to the nearest rate of the capacity's interval, over the bound.</summary>
    private static double Distance(LayoutResult layout)
    {
        double bound = layout.DemandCheck!.BoundRequestsPerSecond!.Value.PerSecond;
        var (low, high) = (layout.Capacity.Low.PerSecond, layout.Capacity.High!.Value.PerSecond);
        return Math.Abs(bound - Math.Clamp(bound, low, high)) / bound;
    }

    private static string Sample()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CapacityLab.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CapacityLab.sln above.");
        }

        return Path.Combine(folder, "reports", "sample", "result.json");
    }
}
