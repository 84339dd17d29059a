using System.Runtime.CompilerServices;
using CapacityLab.Load.Http;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.Running;

/// <summary>One place in flight: what an iteration needs, used again by the next one that takes the place.</summary>
internal sealed class Lane(RunScope scope) : IThreadPoolWorkItem
{
    private const int FirstBuffer = 4096;
    private const int LargestKeptBuffer = 256 * 1024;

    private string?[] values = [];

    public Deadline Deadline { get; } = new();

    public Arrival Arrival { get; set; }

    /// <summary>The next free place, while this one is free.</summary>
    public Lane? Below { get; set; }

    /// <summary>For the body of an answer.</summary>
    public byte[] Buffer { get; set; } = new byte[FirstBuffer];

    /// <summary>Runs the iteration on a thread of the pool, then gives the place back.</summary>
    void IThreadPoolWorkItem.Execute() => Start();

    /// <summary>Runs the iteration up to its first wait on this thread, and gives the place back at its end.</summary>
    public void Start() => _ = RunAndReturnAsync();

    /// <summary>Runs one iteration and records it. Does not throw.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask IterateAsync(TimeSpan started)
    {
        var arrival = Arrival;
        scope.Lanes.CountStart();
        scope.Recorder.Start(arrival.Intended, started);
        IterationOutcome outcome;
        try
        {
            outcome = await scope.Runners[arrival.Scenario].RunAsync(this, started).ConfigureAwait(false);
        }
        catch (Exception unforeseen)
        {
            outcome = new IterationOutcome(FailureClassifier.KindOf(unforeseen), Counted: false);
        }

        var now = scope.Clock.Now;
        scope.Recorder.Record(
            new IterationEnd(arrival.Intended, started, now, outcome.Failure, !outcome.Counted, now <= scope.Until)
        );
    }

    /// <summary>Values of the slots, empty.</summary>
    public string?[] ValuesOf(int count)
    {
        if (values.Length < count)
        {
            values = new string?[count];
        }

        return values;
    }

    private async Task RunAndReturnAsync()
    {
        await IterateAsync(scope.Clock.Now).ConfigureAwait(false);
        if (Buffer.Length > LargestKeptBuffer)
        {
            Buffer = new byte[FirstBuffer];
        }

        scope.Lanes.Return(this);
    }
}
