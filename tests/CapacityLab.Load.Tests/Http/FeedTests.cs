using System.Text;
using CapacityLab.Load.Chance;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class FeedTests
{
    [Fact]
    public void A_sequence_gives_its_values_in_order_and_starts_again()
    {
        var feed = Source(new Feed.Values(["a", "b", "c"], FeedOrder.Sequence));

        Assert.Equal(["a", "b", "c", "a"], Enumerable.Range(0, 4).Select(i => ValueOf(feed, i * 17, i)));
    }

    [Fact]
    public void A_random_range_reaches_both_ends_evenly()
    {
        var feed = Source(new Feed.Range(1, 10));

        var counts = Enumerable.Range(0, 10_000).CountBy(i => ValueOf(feed, i, i)).ToDictionary();

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Uuids_are_of_version_4_all_different_and_the_same_again_for_the_same_seed()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => ValueOf(Source(new Feed.Uuid()), i, i)).ToArray();

        Assert.Equal(10_000, ids.Distinct().Count());
        Assert.All(
            ids,
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id)
        );
        Assert.Equal(ids[3], ValueOf(Source(new Feed.Uuid()), 3, 3));
        Assert.NotEqual(ids[3], ValueOf(new FeedSource(new Feed.Uuid(), new Draw(2, "feed")), 3, 3));
    }

    [Fact]
    public void A_uuid_is_new_in_every_load_and_comes_again_only_where_it_has_a_seed()
    {
        var unseeded = new Feed.Uuid();
        var seeded = new Feed.Uuid(Seed: 7);

        var ids = Enumerable.Range(0, 20).SelectMany(_ => Values(unseeded, loadSeed: 1)).ToArray();

        Assert.Equal(2_000, ids.Distinct().Count());
        Assert.Equal(Values(seeded, loadSeed: 1), Values(seeded, loadSeed: 1));
        Assert.Empty(Values(seeded, loadSeed: 1).Intersect(Values(seeded, loadSeed: 2)));
        Assert.Empty(Values(seeded, loadSeed: 1).Intersect(Values(new Feed.Uuid(Seed: 8), loadSeed: 1)));
    }

    [Fact]
    public void Columns_of_one_table_are_one_row_and_other_feeds_are_drawn_by_themselves()
    {
        FeedItem[] numbers = [.. Enumerable.Range(0, 100).Select(i => (FeedItem)$"{i}")];
        var scenario = Scenario(
            ("user", new Feed.Values(numbers, Table: "users.csv")),
            ("password", new Feed.Values(numbers, Table: "users.csv")),
            ("other", new Feed.Values(numbers, Table: "other.csv")),
            ("alone", new Feed.Values(numbers))
        );

        var sources = FeedSource.Of(scenario, seed: 1);

        string[][] drawn = [.. sources.Select(source => Drawn(source))];
        Assert.Equal(drawn[0], drawn[1]);
        Assert.Equal(3, drawn.Select(column => string.Join(',', column)).Distinct().Count());
        Assert.InRange(drawn[0].Distinct().Count(), 50, 75);
    }

    private static string[] Values(Feed feed, int loadSeed) =>
        Drawn(Assert.Single(FeedSource.Of(Scenario(("id", feed)), loadSeed)));

    private static string[] Drawn(FeedSource source) =>
        [.. Enumerable.Range(0, 100).Select(i => ValueOf(source, i, i))];

    private static HttpScenario Scenario(params (string Name, Feed Feed)[] feeds) =>
        new()
        {
            Name = "s",
            Steps = [],
            Feeds = feeds.ToDictionary(feed => feed.Name, feed => feed.Feed),
        };

    private static string ValueOf(FeedSource source, long arrival, long iteration)
    {
        var values = new SlotValues(1);
        source.Write(values, 0, arrival, iteration);
        return Encoding.UTF8.GetString(values[0]);
    }

    private static FeedSource Source(Feed feed) => new(feed, new Draw(1, "feed"));
}
