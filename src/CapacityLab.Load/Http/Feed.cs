namespace CapacityLab.Load.Http;

/// <summary>Where the values of a slot come from. One value an iteration, by the run's seed: the same seed gives the same values.</summary>
public abstract record Feed
{
    private Feed() { }

    /// <summary>Whole numbers of a range, both ends included.</summary>
    public sealed record Range(long From, long To, FeedOrder Order = FeedOrder.Random) : Feed;

    /// <summary>Values of a list, as from a CSV column.</summary>
    /// <param name="Items">At least one.</param>
    /// <param name="Order">Default: random.</param>
    /// <param name="Table">
    /// Feeds of a scenario with the same one are columns: an iteration takes the values of one row. They have as many values and the
    /// same order. Null: drawn by itself.
    /// </param>
    public sealed record Values(IReadOnlyList<FeedItem> Items, FeedOrder Order = FeedOrder.Random, string? Table = null)
        : Feed;

    /// <summary>A UUID for each iteration.</summary>
    /// <param name="Seed">
    /// Null: none comes again, in any load. Else the UUIDs follow from it and the load's seed, so that the same load sends them again.
    /// </param>
    public sealed record Uuid(int? Seed = null) : Feed;
}

public enum FeedOrder
{
    Random,

    /// <summary>In order, from the start again at the end; the n-th iteration of the scenario takes the n-th value.</summary>
    Sequence,
}
