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

    /// <summary>
    /// Whether what answers set by Set-Cookie goes with the later requests of the iteration; each iteration begins without cookies.
    /// Default: no.
    /// </summary>
    public bool Cookies { get; init; }

    public IReadOnlyDictionary<string, Feed> Feeds { get; init; } = new Dictionary<string, Feed>();
}
