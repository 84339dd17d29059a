using CapacityLab.Load.Generator;

namespace CapacityLab.Load.Tests.Generator;

public sealed class GeneratorMeterTests
{
    [Fact]
    public async Task What_comes_after_the_end_of_the_load_is_in_the_whole_time_only()
    {
        var meter = GeneratorMeter.Start();
        meter.EndOfLoad();
        await Task.Delay(50);
        meter.EndOfLoad();

        var reading = meter.Stop();

        Assert.True(reading.Elapsed - reading.LoadTime >= TimeSpan.FromMilliseconds(40), $"{reading}");
    }
}
