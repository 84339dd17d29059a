using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>The responses of one probe. Response times are counted in columns 0.2 % wide, for their percentiles.</summary>
internal sealed class Responses
{
    private const int KeptBits = 52 - 9;
    private static readonly long First = Column(1e-9);
    private readonly int[] columns = new int[Column(1e6) - First + 1];
    private readonly List<(double Arrival, double Response, bool Failed)> all = [];

    public int Count => all.Count;

    public int Failed { get; private set; }

    public void Add(double arrival, double response, bool failed = false)
    {
        all.Add((arrival, response, failed));
        columns[Index(response)]++;
        Failed += failed ? 1 : 0;
    }

    public void Clear()
    {
        Array.Clear(columns);
        all.Clear();
        Failed = 0;
    }

    /// <summary>Only what arrived before the end is left.</summary>
    public void Cut(TimeSpan end)
    {
        var kept = all.Where(one => one.Arrival < end.TotalSeconds).ToList();
        Clear();
        kept.ForEach(one => Add(one.Arrival, one.Response, one.Failed));
    }

    public LatencySummary Summary() => new() { Count = Count, P99 = Percentile(0.99) };

    /// <summary>Second by second, of what ended in each.</summary>
    /// <param name="length">Of the probe.</param>
    /// <param name="lateAbove">Responses above it are counted; null: they are not.</param>
    public List<IntervalResult> Intervals(TimeSpan length, TimeSpan? lateAbove = null)
    {
        int seconds = (int)Math.Ceiling(length.TotalSeconds);
        int[] arrived = new int[seconds];
        var ended = Enumerable.Range(0, seconds).Select(_ => new Ended([])).ToArray();
        foreach (var (arrival, response, failed) in all)
        {
            arrived[Math.Min((int)arrival, seconds - 1)]++;
            if ((int)(arrival + response) is var second && second < seconds)
            {
                ended[second].Responses.Add(response);
                ended[second].Failed += failed ? 1 : 0;
            }
        }

        return [.. ended.Select((its, second) => its.Interval(second, arrived[second], lateAbove))];
    }

    private TimeSpan Percentile(double share)
    {
        long below = 0;
        int column = -1;
        while (below < share * Count)
        {
            below += columns[++column];
        }

        return TimeSpan.FromSeconds(BitConverter.Int64BitsToDouble((First + column + 1) << KeptBits));
    }

    private int Index(double seconds) => (int)Math.Clamp(Column(seconds) - First, 0, columns.Length - 1);

    private static long Column(double seconds) => BitConverter.DoubleToInt64Bits(seconds) >> KeptBits;

    private sealed record Ended(List<double> Responses)
    {
        public int Failed { get; set; }

        public IntervalResult Interval(int second, int arrived, TimeSpan? lateAbove)
        {
            Responses.Sort();
            return new IntervalResult
            {
                At = TimeSpan.FromSeconds(second),
                Length = TimeSpan.FromSeconds(1),
                Scheduled = arrived,
                Ok = Responses.Count - Failed,
                Failed = Failed,
                Late = lateAbove is { } late ? Responses.Count(response => response > late.TotalSeconds) : null,
                P50 = At(0.5),
                P95 = At(0.95),
                P99 = At(0.99),
            };
        }

        private TimeSpan At(double share) =>
            Responses.Count == 0
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(Responses[(int)Math.Ceiling(share * Responses.Count) - 1]);
    }
}
