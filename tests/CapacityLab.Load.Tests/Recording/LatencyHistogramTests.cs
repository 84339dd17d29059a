using CapacityLab.Load.Recording;
using CapacityLab.Results.Probes;

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
    public void Buckets_hold_every_observation_in_columns_of_one_two_five()
    {
        double[] milliseconds = [0.015, 0.3, 0.4, 0.45, 3, 7_200_000];
        var buckets = Of([.. milliseconds.Select(TimeSpan.FromMilliseconds)]).Buckets();

        Assert.Equal(milliseconds.Length, buckets.Sum(bucket => bucket.Count));
        Assert.Equal((0.02, 1), Told(buckets[0]));
        Assert.Equal((0.05, 0), Told(buckets[1]));
        Assert.Equal((0.5, 3), Told(buckets[4]));
        Assert.Equal((5, 1), Told(buckets[7]));
        Assert.Equal((5_000_000, 1), Told(buckets[^1]));

        static (double, long) Told(LatencyBucket bucket) => (bucket.UpTo.TotalMilliseconds, bucket.Count);
    }

    [Fact]
    public void Without_observations_there_are_no_buckets() => Assert.Empty(new LatencyHistogram().Buckets());

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
