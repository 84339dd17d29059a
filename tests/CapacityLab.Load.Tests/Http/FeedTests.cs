using CapacityLab.Load.Chance;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class FeedTests
{
    [Fact]
    public void A_sequence_gives_its_values_in_order_and_starts_again()
    {
        var feed = Source(new Feed.Values(["a", "b", "c"], FeedOrder.Sequence));

        Assert.Equal(
            ["a", "b", "c", "a"],
            Enumerable.Range(0, 4).Select(i => feed.ValueOf(arrival: i * 17, iteration: i))
        );
    }

    [Fact]
    public void A_random_range_reaches_both_ends_evenly()
    {
        var feed = Source(new Feed.Range(1, 10));

        var counts = Enumerable.Range(0, 10_000).CountBy(i => feed.ValueOf(i, i)).ToDictionary();

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Uuids_are_of_version_4_all_different_and_the_same_again_for_the_same_seed()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => Source(new Feed.Uuid()).ValueOf(i, i)).ToArray();

        Assert.Equal(10_000, ids.Distinct().Count());
        Assert.All(
            ids,
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id)
        );
        Assert.Equal(ids[3], Source(new Feed.Uuid()).ValueOf(3, 3));
        Assert.NotEqual(ids[3], new FeedSource(new Feed.Uuid(), new Draw(2, "feed")).ValueOf(3, 3));
    }

    private static FeedSource Source(Feed feed) => new(feed, new Draw(1, "feed"));
}
