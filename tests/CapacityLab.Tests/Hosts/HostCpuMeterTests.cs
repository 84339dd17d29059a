using CapacityLab.Hosts;

namespace CapacityLab.Tests.Hosts;

public class HostCpuMeterTests
{
    [Fact]
    public void User_nice_system_and_steal_count_and_idle_and_interrupts_do_not() =>
        Assert.Equal(1 + 20 + 300 + 4_000, HostCpuMeter.Ticks("cpu  1 20 300 7 7 7 7 4000 7 7"));

    [Theory]
    [InlineData(null)]
    [InlineData("cpu0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("cpu 1 2 3")]
    public void Another_line_tells_nothing(string? line) => Assert.Null(HostCpuMeter.Ticks(line));
}
