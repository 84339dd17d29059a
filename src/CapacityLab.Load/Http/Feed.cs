namespace CapacityLab.Load.Http;

/// <summary>Where the values of a slot come from. One value an iteration, by the run's seed: the same seed gives the same values.</summary>
public abstract record Feed
{
    private Feed() { }

    /// <summary>Whole numbers of a range, both ends included.</summary>
    public sealed record Range(long From, long To, FeedOrder Order = FeedOrder.Random) : Feed;

    /// <summary>Values of a list, as from a CSV column.</summary>
    public sealed record Values(IReadOnlyList<string> Items, FeedOrder Order = FeedOrder.Random) : Feed;

    /// <summary>A new UUID for each iteration, from the run's seed and the arrival's number.</summary>
    public sealed record Uuid : Feed;
}

public enum FeedOrder
{
    Random,

    /// <summary>In order, from the start again at the end; the n-th iteration of the scenario takes the n-th value.</summary>
    Sequence,
}
