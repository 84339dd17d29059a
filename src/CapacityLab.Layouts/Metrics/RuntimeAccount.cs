using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Metrics;

/// <summary>The metrics pages of one node over one measurement. Not thread-safe.</summary>
internal sealed class RuntimeAccount
{
    private readonly List<MetricsPage> pages = [];
    private int missed;

    /// <param name="page">Null: asked for and not had.</param>
    public void Add(MetricsPage? page)
    {
        if (page is null)
        {
            missed++;
        }
        else
        {
            pages.Add(page);
        }
    }

    /// <summary>Null where the node has shown nothing that could be compared.</summary>
    public RuntimeUse? Sum()
    {
        if (pages.Count < 2)
        {
            return missed > 0 && pages.Count > 0 ? new RuntimeUse { Pages = pages.Count, PagesMissed = missed } : null;
        }

        var seconds = TimeProvider.System.GetElapsedTime(pages[0].Timestamp, pages[^1].Timestamp).TotalSeconds;
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

    /// <summary>A meter that appears late began at zero.</summary>
    private double? Grown(Meter meter) =>
        pages[^1][meter] is { } last ? Math.Max(0, last - (pages[0][meter] ?? 0)) : null;

    private double? Mean(Meter meter) => Values(meter).Average();

    private IEnumerable<double?> Values(Meter meter) => pages.Select(page => page[meter]);
}
