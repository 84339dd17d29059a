namespace CapacityLab.Results.Probes;

/// <summary>A percentile of a <see cref="LatencySummary"/>, which is absent where too few observations carry it.</summary>
/// <param name="Name">Of the property that holds it.</param>
/// <param name="Share">Of the observations that are at it or below, 0 to 1.</param>
/// <param name="Of">The property, whether carried or not.</param>
public sealed record LatencyPercentile(string Name, double Share, Func<LatencySummary, TimeSpan> Of)
{
    public static readonly LatencyPercentile P50 = new(nameof(P50), 0.5, summary => summary.P50);
    public static readonly LatencyPercentile P75 = new(nameof(P75), 0.75, summary => summary.P75);
    public static readonly LatencyPercentile P90 = new(nameof(P90), 0.9, summary => summary.P90);
    public static readonly LatencyPercentile P95 = new(nameof(P95), 0.95, summary => summary.P95);
    public static readonly LatencyPercentile P99 = new(nameof(P99), 0.99, summary => summary.P99);
    public static readonly LatencyPercentile P999 = new(nameof(P999), 0.999, summary => summary.P999);
    public static readonly LatencyPercentile P9999 = new(nameof(P9999), 0.9999, summary => summary.P9999);
    public static readonly LatencyPercentile P99999 = new(nameof(P99999), 0.99999, summary => summary.P99999);

    public static readonly IReadOnlyList<LatencyPercentile> All = [P50, P75, P90, P95, P99, P999, P9999, P99999];

    /// <summary>How many observations it needs: p99 a hundred.</summary>
    public long Needs => (long)Math.Ceiling((1 / (1 - Share)) - 1e-6);

    /// <summary>Null where the observations are too few.</summary>
    public TimeSpan? In(LatencySummary summary) => summary.Carries(Share) ? Of(summary) : null;
}
