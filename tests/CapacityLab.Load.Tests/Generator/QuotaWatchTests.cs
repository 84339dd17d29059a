using CapacityLab.Load.Generator;

namespace CapacityLab.Load.Tests.Generator;

public sealed class QuotaWatchTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("usage_usec 9\nnr_periods {0}\nnr_throttled {1}\nthrottled_usec 7\n")]
    [InlineData("nr_periods {0}\nnr_throttled {1}\nthrottled_time 7\n")]
    public void The_share_is_of_the_periods_since_the_start(string stat)
    {
        File.WriteAllText(file, string.Format(null, stat, 100, 40));
        var watch = new QuotaWatch(file);
        File.WriteAllText(file, string.Format(null, stat, 120, 45));

        Assert.Equal(0.25, watch.Share());
    }

    [Fact]
    public void Without_a_quota_or_a_period_nothing_is_known()
    {
        File.WriteAllText(file, "nr_periods 3\nnr_throttled 1\n");

        Assert.Null(new QuotaWatch(file).Share());
        Assert.Null(new QuotaWatch(null).Share());
    }
}
