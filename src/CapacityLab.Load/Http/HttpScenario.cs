namespace CapacityLab.Load.Http;

/// <summary>
/// A scenario of HTTP requests as data: the steps go one after the other, a failed one ends the iteration. Text may
/// hold slots <c>{{name}}</c>, filled from the feed or the captured value of that name.
/// </summary>
public sealed record HttpScenario
{
    public required string Name { get; init; }

    public int Weight { get; init; } = 1;

    public required IReadOnlyList<HttpStep> Steps { get; init; }

    public IReadOnlyDictionary<string, Feed> Feeds { get; init; } = new Dictionary<string, Feed>();
}

public sealed record HttpStep
{
    public required string Name { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>Path and query, from the slash on.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null: no body. A body without a Content-Type header is sent as application/json.</summary>
    public string? Body { get; init; }

    /// <summary>Status codes that count as ok; empty: 200 to 399.</summary>
    public IReadOnlyList<int> ExpectStatus { get; init; } = [];

    /// <summary>Text that the body must hold; null: not checked. Without it the failure is <c>body-mismatch</c>.</summary>
    public string? ExpectBodyContains { get; init; }

    /// <summary>Values kept for later steps: name → path in the JSON answer, as <c>$.id</c> or <c>$.items[0].id</c>.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where the values of a slot come from.</summary>
public abstract record Feed
{
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
    Sequence,
}
