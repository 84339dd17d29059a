using System.Diagnostics;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.Generator;

/// <summary>
/// Measures how long a work item waits for a thread of the pool. Answers are taken up there: when it is starved or its
/// threads wait for a processor, service times are the generator's, not the target's.
/// </summary>
internal sealed class PoolProbe : IThreadPoolWorkItem
{
    public static readonly TimeSpan LateFrom = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly LatencyHistogram delays = new();
    private bool waiting;
    private long queuedAt;
    private long late;

    /// <summary>Puts an item into the queue, unless the last one still waits there.</summary>
    public void Look()
    {
        lock (gate)
        {
            if (waiting)
            {
                return;
            }

            waiting = true;
            queuedAt = Stopwatch.GetTimestamp();
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (gate)
        {
            Record();
            waiting = false;
        }
    }

    public PoolDelays Read()
    {
        lock (gate)
        {
            if (waiting)
            {
                Record();
            }

            return new PoolDelays(delays.Count, late, delays.Percentile(0.99));
        }
    }

    // The looks that were left out while one waited would have waited too, each one period less.
    private void Record()
    {
        for (var delay = Stopwatch.GetElapsedTime(queuedAt); delay > TimeSpan.Zero; delay -= WatchThread.Period)
        {
            delays.Record(delay);
            late += delay > LateFrom ? 1 : 0;
        }
    }
}
