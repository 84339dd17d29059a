using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Processes;

public sealed class VerticalLayoutTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task One_replica_answers_at_the_address()
    {
        await using var layout = await Lab.StartAsync(lab.Spec());

        Assert.Equal("shop-1", await Lab.GetAsync(layout, "/"));
        Assert.Equal("127.0.0.1", layout.Address.Host);
        Assert.Equal("", layout.Balancer);
        Assert.InRange(layout.StartUp, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Burning_under_a_quarter_of_a_processor_uses_no_more_and_shows_as_throttled()
    {
        var spec = lab.Spec();
        await using var layout = await Lab.StartAsync(
            spec with
            {
                Boost = true,
                Replica = spec.Replica with { CpuLimit = new Cpus(0.25) },
            }
        );
        Assert.SkipWhen(layout.LimitsBy == LimitMechanism.Affinity, "No control groups for this user.");
        await layout.ApplyCpuLimitsAsync(Lab.Cancellation);

        var measurement = layout.Measure(3);
        await Lab.GetAsync(layout, "/burn?ms=2000");
        var use = Assert.Single(measurement.EndUse());

        Assert.InRange(use.CpuCores.Cores, 0.15, 0.28);
        // A host that gives its processors to others leaves some periods in which the limit did not hold it back.
        Assert.InRange(use.ThrottledShare!.Value, 0.5, 1);
        Assert.True(use.Samples >= 6, $"{use.Samples} samples");
        Assert.Equal(new Cpus(0.25), use.CpuLimit);
        Assert.InRange(use.Memory.MiB, 10, 256);
        Assert.InRange(use.Threads, 5, 100);
        Assert.Contains(layout.Samples, sample => sample.ProbeIndex == 3);
    }
}
