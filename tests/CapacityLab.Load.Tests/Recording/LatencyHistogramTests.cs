using CapacityLab.Load.Recording;

namespace CapacityLab.Load.Tests.Recording;

public class LatencyHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(151)]
    [InlineData(12_345)]
    public void A_percentile_is_the_smallest_value_that_covers_its_share(int count)
    {
        var random = new Random(count);
        var values = Enumerable
            .Range(0, count)
            .Select(_ => TimeSpan.FromMicroseconds(random.Next(1, 2_000_000)))
            .ToArray();
        var histogram = Of(values);
        Array.Sort(values);

        foreach (var share in new[] { 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1 })
        {
            var exact = values[(int)Math.Ceiling((share * count) - 1e-9) - 1];
            Assert.InRange(histogram.Percentile(share) / exact, 0.999, 1.001);
        }
    }

    [Fact]
    public void Minimum_maximum_and_mean_are_exact()
    {
        var summary = Of([TimeSpan.FromTicks(123_457), TimeSpan.FromTicks(7_654_321)]).Summary();

        Assert.Equal(123_457, summary.Min.Ticks);
        Assert.Equal(7_654_321, summary.Max.Ticks);
        Assert.Equal((123_457 + 7_654_321) / 2, summary.Mean.Ticks);
    }

    [Fact]
    public void Adding_gives_what_one_histogram_of_all_values_would()
    {
        var random = new Random(1);
        var values = Enumerable
            .Range(0, 10_000)
            .Select(_ => TimeSpan.FromMicroseconds(random.Next(5_000_000)))
            .ToArray();
        var sum = new LatencyHistogram();
        foreach (var part in values.Chunk(1_234))
        {
            sum.Add(Of(part));
        }

        Assert.Equal(Of(values).Summary(), sum.Summary());
    }

    [Fact]
    public void Longer_than_an_hour_is_kept_as_an_hour_but_for_the_maximum()
    {
        var summary = Of([TimeSpan.FromHours(3)]).Summary();

        Assert.Equal(1, summary.Count);
        Assert.Equal(TimeSpan.FromHours(3), summary.Max);
    }

    private static LatencyHistogram Of(IEnumerable<TimeSpan> values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }
}
