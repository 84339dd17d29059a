using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Sampling;

namespace CapacityLab.Layouts.Tests.Sampling;

public sealed class SamplingTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Bytes_are_those_of_the_nodes_own_port_and_of_the_measurement_only()
    {
        await using var layout = await Lab.StartAsync(lab.Spec(2));
        await Lab.GetAsync(layout, "/bytes?count=500000");

        var measurement = layout.Measure(1);
        await Lab.GetAsync(layout, "/bytes?count=1000000");
        await Lab.GetAsync(layout, "/bytes?count=1000000");
        var use = measurement.EndUse();

        Assert.SkipWhen(use[0].TxBytes is null, "No socket diagnostics.");
        Assert.Equal(["shop-1", "shop-2", "balancer"], use.Select(node => node.Name));
        Assert.InRange(use[2].TxBytes!.Value, 2_000_000, 2_010_000);
        Assert.InRange(use[0].TxBytes!.Value + use[1].TxBytes!.Value, 2_000_000, 2_010_000);
        Assert.InRange(use[2].RxBytes!.Value, 100, 5_000);
    }

    [Fact]
    public async Task Samples_of_every_node_come_at_the_interval()
    {
        await using var layout = await Lab.StartAsync(
            lab.Spec() with
            {
                SampleInterval = TimeSpan.FromMilliseconds(50),
            }
        );

        await Task.Delay(1000, Lab.Cancellation);

        // Taken once: the sampler goes on.
        var samples = layout.Samples;
        Assert.InRange(samples.Count, 10, 25);
        Assert.All(samples, sample => Assert.Equal(0, sample.ProbeIndex));
        Assert.Equal(samples.OrderBy(sample => sample.At), samples);
    }

    [Fact]
    public void Rates_are_over_the_time_between_two_readings()
    {
        var second = TimeProvider.System.TimestampFrequency;
        var from = new NodeReading(second, new GroupReading(0, 10, 5, 100, 3), 100, null);
        var to = new NodeReading(3 * second, new GroupReading(500_000_000, 30, 20, 200, 4), 150, null);

        var sample = NodeRates.Sample("shop-1", default, 2, from, to);

        Assert.Equal(0.25, sample.CpuCores.Cores);
        Assert.Equal(0.75, sample.ThrottledShare);
        Assert.Equal((200, 4), (sample.Memory.Bytes, sample.Threads));
        Assert.Equal((50, null), (sample.RxBytes, sample.TxBytes));
    }

    [Fact]
    public void A_node_without_a_period_was_not_held_back_and_an_unknown_one_is_unknown()
    {
        Assert.Equal(0, NodeRates.Throttled(new(0, 10, 5, 0, 0), new(0, 10, 5, 0, 0)));
        Assert.Null(NodeRates.Throttled(new(0, null, null, 0, 0), new(0, null, null, 0, 0)));
    }
}
