using CapacityLab.Reports.Text;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Text;

public class FiguresTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.00512, "0.0051")]
    [InlineData(0.1234, "0.123")]
    [InlineData(1.2345, "1.23")]
    [InlineData(12.345, "12.3")]
    [InlineData(99.96, "100")]
    [InlineData(123.45, "123")]
    [InlineData(1234.5, "1,235")]
    [InlineData(1234567.0, "1,234,567")]
    [InlineData(-22.4, "-22.4")]
    [InlineData(double.NaN, "—")]
    [InlineData(double.PositiveInfinity, "—")]
    [InlineData(null, "—")]
    public void Numbers_have_three_significant_digits_and_commas(double? value, string expected)
    {
        Assert.Equal(expected, Figures.Number(value));
    }

    [Fact]
    public void Units_follow_the_number_and_a_missing_number_has_none()
    {
        Assert.Equal("412 req/s", Figures.Rate(new RequestRate(412)));
        Assert.Equal("12.3 ms", Figures.Milliseconds(TimeSpan.FromMilliseconds(12.34)));
        Assert.Equal("0.25 CPU", Figures.Cores(new Cpus(0.25)));
        Assert.Equal("256 MiB", Figures.Memory(MemorySize.FromMiB(256)));
        Assert.Equal("2 MiB", Figures.Bytes(2 * 1024 * 1024));
        Assert.Equal("71.2 %", Figures.Share(0.712));
        Assert.Equal("+297 %", Figures.SignedShare(2.97));
        Assert.Equal("-22.4 %", Figures.SignedShare(-0.224));
        Assert.Equal("—", Figures.Rate(null));
        Assert.Equal("—", Figures.Bytes(null));
        Assert.Equal("—", Figures.Moment(default));
    }

    [Fact]
    public void A_percentile_of_nothing_is_missing_and_not_zero()
    {
        Assert.Equal("—", Figures.Percentile(LatencySummary.Empty, LatencyPercentile.P99));
    }

    [Fact]
    public void A_percentile_that_so_few_observations_cannot_carry_is_missing()
    {
        var few = new LatencySummary { Count = 99, P99 = TimeSpan.FromMilliseconds(3) };

        Assert.Equal("—", Figures.Percentile(few, LatencyPercentile.P99));
        Assert.Equal("3 ms", Figures.Percentile(few with { Count = 100 }, LatencyPercentile.P99));
    }
}
