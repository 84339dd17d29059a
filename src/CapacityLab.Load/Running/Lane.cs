using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.Running;

/// <summary>One place in flight: what an iteration needs, used again by the next one that takes the place.</summary>
internal sealed class Lane(RunScope scope) : IThreadPoolWorkItem
{
    private const int FirstBuffer = 4096;
    private const int LargestKeptBuffer = 256 * 1024;

    private SlotValues values = new(0);
    private CookieJar? cookies;

    /// <summary>Of the iteration, where its scenario keeps cookies.</summary>
    public CookieJar Cookies => cookies ??= new CookieJar();

    public Deadline Deadline { get; } = new();

    public Arrival Arrival { get; set; }

    /// <summary>When the iteration was begun.</summary>
    public TimeSpan Started { get; private set; }

    /// <summary>Kind, of the iteration that ended last; null: ok.</summary>
    public string? Failure { get; private set; }

    /// <summary>The next free place, while this one is free.</summary>
    public Lane? Below { get; set; }

    /// <summary>For the body of an answer.</summary>
    public byte[] Buffer { get; set; } = new byte[FirstBuffer];

    /// <summary>Runs the iteration on a thread of the pool, then gives the place back.</summary>
    void IThreadPoolWorkItem.Execute() => Start();

    /// <summary>Runs the iteration up to its first wait on this thread, and gives the place back at its end.</summary>
    public void Start() => _ = RunAndReturnAsync();

    /// <summary>Runs one iteration and records it. Does not throw.</summary>
    public ValueTask IterateAsync(TimeSpan started)
    {
        Started = started;
        scope.Lanes.CountStart();
        scope.Recorder.Start(Arrival.Intended, started);
        return scope.Runners[Arrival.Scenario].RunAsync(this);
    }

    /// <summary>Records the end of the iteration, whose steps have recorded themselves.</summary>
    /// <param name="failure">Kind; null: ok.</param>
    /// <param name="counted">True where a step has counted the failure.</param>
    public void End(string? failure, bool counted) => scope.Recorder.Record(EndAt(scope.Clock.Now, failure, counted));

    /// <summary>Records the end of an iteration that was one request.</summary>
    public void End(int step, long bytes, string? failure)
    {
        var now = scope.Clock.Now;
        scope.Recorder.Record(
            EndAt(now, failure, counted: failure is not null),
            new StepEnd(step, now - Arrival.Intended, bytes, failure)
        );
    }

    /// <summary>Values of the slots, empty.</summary>
    public SlotValues ValuesOf(int count)
    {
        if (values.Count < count)
        {
            values = new SlotValues(count);
        }

        values.Clear();
        return values;
    }

    private IterationEnd EndAt(TimeSpan now, string? failure, bool counted)
    {
        Failure = failure;
        return new(Arrival.Intended, Started, now, failure, !counted, now <= scope.Until);
    }

    private async Task RunAndReturnAsync()
    {
        // What a starved pool has not begun when the load is over is not sent, as on every engine.
        if (scope.Clock.Now is var now && scope.MayBegin(now))
        {
            await IterateAsync(now).ConfigureAwait(false);
        }

        if (Buffer.Length > LargestKeptBuffer)
        {
            Buffer = new byte[FirstBuffer];
        }

        scope.Lanes.Return(this);
    }
}
