using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Metrics;

/// <summary>The metrics pages of one node over one measurement. Not thread-safe.</summary>
internal sealed class RuntimeAccount
{
    private readonly List<MetricsPage> pages = [];
    private int missed;
    private bool endsWithCopy;
    private long? ended;

    /// <param name="page">Null: asked for and not had.</param>
    public void Add(MetricsPage? page)
    {
        if (page is null)
        {
            missed++;
        }
        else
        {
            endsWithCopy = IsCopy(page);
            if (!endsWithCopy)
            {
                pages.Add(page);
            }
        }
    }

    /// <summary>The measurement is over; the last page may come later.</summary>
    /// <param name="timestamp">Of the system's time provider.</param>
    public void EndAt(long timestamp) => ended = timestamp;

    /// <summary>Null where the node has shown nothing that could be compared.</summary>
    public RuntimeUse? Sum()
    {
        if (pages.Count < 2)
        {
            return missed > 0 ? new RuntimeUse { Pages = pages.Count, PagesMissed = missed } : null;
        }

        var end = endsWithCopy ? pages[^1].Timestamp : ended ?? pages[^1].Timestamp;
        var seconds = TimeProvider.System.GetElapsedTime(pages[0].Timestamp, end).TotalSeconds;
        return new RuntimeUse
        {
            Pages = pages.Count,
            PagesMissed = missed,
            Seconds = seconds,
            GcPauseShare = seconds > 0 ? Grown(Meter.GcPauseSeconds) / seconds : null,
            Gen2Collections = Grown(Meter.Gen2Collections),
            AllocatedBytes = Grown(Meter.AllocatedBytes),
            LockContentions = Grown(Meter.LockContentions),
            ThreadPoolQueueMean = Mean(Meter.ThreadPoolQueue),
            ThreadPoolQueueMax = Values(Meter.ThreadPoolQueue).Max(),
            ThreadPoolThreadsFirst = pages[0][Meter.ThreadPoolThreads],
            ThreadPoolThreadsMax = Values(Meter.ThreadPoolThreads).Max(),
            Requests = Grown(Meter.ServerRequests),
            RequestSeconds = Grown(Meter.ServerSeconds),
            ClientRequests = Grown(Meter.ClientRequests),
            ClientSeconds = Grown(Meter.ClientSeconds),
            ClientQueueSeconds = Grown(Meter.ClientQueueSeconds),
            DatabaseOperations = Grown(Meter.DatabaseOperations),
            DatabaseSeconds = Grown(Meter.DatabaseSeconds),
            DatabaseWaitSeconds = Grown(Meter.DatabaseWaitSeconds),
            DatabasePendingMean = Mean(Meter.DatabasePending),
            Exceptions = Grown(Meter.Exceptions),
        };
    }

    /// <summary>
    /// To serve a page allocates: one with the same allocated bytes is what the node had collected before, delivered late by a node that
    /// stood still.
    /// </summary>
    private bool IsCopy(MetricsPage page) =>
        pages.Count > 0 && page[Meter.AllocatedBytes] is { } bytes && bytes == pages[^1][Meter.AllocatedBytes];

    /// <summary>
    /// A meter that appears late began at zero, and so did one that fell: its process was started anew, as Prometheus' increase takes it.
    /// </summary>
    private double? Grown(Meter meter)
    {
        double? grown = null;
        var before = pages[0][meter] ?? 0;
        foreach (var value in Values(meter).Skip(1).OfType<double>())
        {
            grown = (grown ?? 0) + (value < before ? value : value - before);
            before = value;
        }

        return grown;
    }

    /// <summary>Without the first page and the last, which were read while nothing was asked of the node.</summary>
    private double? Mean(Meter meter) => Values(meter).Skip(1).SkipLast(1).Average();

    private IEnumerable<double?> Values(Meter meter) => pages.Select(page => page[meter]);
}
