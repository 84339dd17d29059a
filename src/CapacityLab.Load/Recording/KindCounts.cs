namespace CapacityLab.Load.Recording;

/// <summary>Failures by kind. A scenario that makes up kinds without end is held to a bounded number of them.</summary>
internal sealed class KindCounts
{
    private const int MostKinds = 100;
    private readonly Dictionary<string, long> counts = [];

    public long Total => counts.Values.Sum();

    public void Add(string kind, long count = 1)
    {
        if (!counts.TryGetValue(kind, out var before) && counts.Count >= MostKinds)
        {
            kind = "other";
            before = counts.GetValueOrDefault(kind);
        }

        counts[kind] = before + count;
    }

    public void Add(KindCounts other)
    {
        foreach (var (kind, count) in other.counts)
        {
            Add(kind, count);
        }
    }

    public long Of(string kind) => counts.GetValueOrDefault(kind);

    /// <summary>Most frequent first.</summary>
    public IReadOnlyDictionary<string, long> ToDictionary() =>
        counts
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.Value);
}
