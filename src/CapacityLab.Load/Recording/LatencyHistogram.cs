using CapacityLab.Results.Probes;
using HdrHistogram;

namespace CapacityLab.Load.Recording;

/// <summary>
/// Durations in bounded memory: to 0.1 % or 100 ns, whichever is more, up to 1 h; longer ones counted as 1 h. Minimum, maximum and mean are
/// exact. Adding is exact too: the sum holds what one histogram of all the values would. Not safe for several threads.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Digits = 3;
    private const long LongestTicks = TimeSpan.TicksPerHour;

    private static readonly long[] FirstOfDecade = [1, 2, 5];

    private readonly LongHistogram counts = new(LongestTicks, Digits);
    private long minTicks = long.MaxValue;
    private long maxTicks;
    private long sumTicks;

    public long Count { get; private set; }

    public TimeSpan Max => TimeSpan.FromTicks(maxTicks);

    public void Record(TimeSpan duration)
    {
        var ticks = Math.Max(0, duration.Ticks);
        counts.RecordValue(Math.Min(ticks, LongestTicks));
        Count++;
        sumTicks += ticks;
        minTicks = Math.Min(minTicks, ticks);
        maxTicks = Math.Max(maxTicks, ticks);
    }

    public void RecordZeros(long count)
    {
        if (count > 0)
        {
            counts.RecordValueWithCount(0, count);
            Count += count;
            minTicks = 0;
        }
    }

    public void Add(LatencyHistogram other)
    {
        if (other.Count == 0)
        {
            return;
        }

        counts.Add(other.counts);
        Count += other.Count;
        sumTicks += other.sumTicks;
        minTicks = Math.Min(minTicks, other.minTicks);
        maxTicks = Math.Max(maxTicks, other.maxTicks);
    }

    public void Reset()
    {
        if (Count > 0)
        {
            counts.Reset();
            (Count, sumTicks, minTicks, maxTicks) = (0, 0, long.MaxValue, 0);
        }
    }

    /// <param name="share">Above 0 up to 1.</param>
    /// <returns>The smallest recorded value at or below which at least that share lies; zero when nothing was recorded.</returns>
    public TimeSpan Percentile(double share)
    {
        if (Count == 0)
        {
            return TimeSpan.Zero;
        }

        // The library rounds the rank to the nearest; asking for the exact share of a whole rank makes it round up.
        var rank = Math.Ceiling((share * Count) - 1e-9);
        var ticks = counts.GetValueAtPercentile(rank / Count * 100);
        return TimeSpan.FromTicks(Math.Clamp(ticks, minTicks, maxTicks));
    }

    /// <summary>How many were recorded above a duration, to the histogram's resolution: none where no percentile is above it.</summary>
    public long CountAbove(TimeSpan duration) =>
        Max <= duration
            ? 0
            : counts
                .RecordedValues()
                .Where(recorded => recorded.ValueIteratedTo > duration.Ticks)
                .Sum(recorded => recorded.CountAtValueIteratedTo);

    /// <summary>See <see cref="ProbeResult.ResponseTimeHistogram"/>.</summary>
    public IReadOnlyList<LatencyBucket> Buckets()
    {
        var buckets = new List<LatencyBucket>();
        long count = 0;
        var edge = 0;
        foreach (var recorded in counts.RecordedValues())
        {
            for (; recorded.ValueIteratedTo > Edge(edge); edge++)
            {
                AddBucket(buckets, edge, count);
                count = 0;
            }

            count += recorded.CountAtValueIteratedTo;
        }

        AddBucket(buckets, edge, count);
        return buckets;
    }

    private static void AddBucket(List<LatencyBucket> buckets, int edge, long count)
    {
        if (count > 0 || buckets.Count > 0)
        {
            buckets.Add(new LatencyBucket { UpTo = TimeSpan.FromTicks(Edge(edge)), Count = count });
        }
    }

    // 1 µs, 2 µs, 5 µs, 10 µs …
    private static long Edge(int number)
    {
        long edge = TimeSpan.TicksPerMicrosecond;
        for (var decade = 0; decade < number / 3; decade++)
        {
            edge *= 10;
        }

        return edge * FirstOfDecade[number % 3];
    }

    public LatencySummary Summary() =>
        Count == 0
            ? LatencySummary.Empty
            : new LatencySummary
            {
                Count = Count,
                Min = TimeSpan.FromTicks(minTicks),
                Mean = TimeSpan.FromTicks(sumTicks / Count),
                P50 = Percentile(0.5),
                P75 = Percentile(0.75),
                P90 = Percentile(0.9),
                P95 = Percentile(0.95),
                P99 = Percentile(0.99),
                P999 = Percentile(0.999),
                P9999 = Percentile(0.9999),
                P99999 = Percentile(0.99999),
                Max = Max,
            };
}
