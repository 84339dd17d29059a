using CapacityLab.Load.Generator;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>One schedule from its first arrival to the end of everything it started.</summary>
internal sealed class LoadRun(
    IExecution execution,
    OpenSchedule? schedule,
    IProgress<IntervalResult>? progress,
    TimeSpan? lateAbove,
    CancellationToken cancellation
)
{
    private readonly Timeline timeline = new(execution, new ScheduledCount(schedule), progress, lateAbove);
    private RunClock clock = new();
    private long readings;
    private long inFlight;
    private GeneratorMeter? use;

    public async Task<ProbeResult> RunAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? watchFailure = null;
        using var watch = new WatchThread(Look, Broken);
        try
        {
            return await MeasureAsync(watch, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (watchFailure is not null)
        {
            throw new InvalidOperationException("The progress of the load could not be reported.", watchFailure);
        }
        finally
        {
            watch.Stop();
            execution.Close();
            await execution.EndAsync().ConfigureAwait(false);
        }

        void Broken(Exception exception)
        {
            watchFailure = exception;
            stop.Cancel();
        }
    }

    private async Task<ProbeResult> MeasureAsync(WatchThread watch, CancellationToken stop)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        use = GeneratorMeter.Start();
        clock = new();
        watch.Start();
        var end = await execution.RunAsync(clock, stop).ConfigureAwait(false);
        var elapsed = Later(clock.Now, end.Length);
        var totals = execution.Close();
        watch.Stop();
        timeline.Finish(elapsed, end.Passed);
        return Result(totals, end, use.Stop()) with { StartedAt = startedAt };
    }

    private void Look()
    {
        var now = clock.Now;
        if (now >= execution.Until)
        {
            use?.EndOfLoad();
        }

        execution.Look(now);
        if (schedule is null || now <= schedule.Duration)
        {
            readings++;
            inFlight += execution.InFlight;
        }

        timeline.Advance(now);
    }

    private ProbeResult Result(Totals totals, ScheduleEnd end, GeneratorMeter.Reading use) =>
        new RunFigures
        {
            Engine = execution.Engine,
            Model = execution.Model,
            Concurrency = execution.Concurrency,
            Duration = end.Length,
            FirstArrival = schedule is { Count: > 0 } ? schedule.ArrivalTime(0) : TimeSpan.Zero,
            Scheduled = end.Passed ?? schedule?.Count ?? totals.Started,
            Asked = end.Passed ?? schedule?.Asked,
            Totals = totals,
            Steps = execution.Steps,
            Log = execution.Failures,
            Intervals = timeline.Intervals,
            Use = use,
            Execution = execution.Figures(),
            MeanInFlight = readings == 0 ? 0 : (double)inFlight / readings,
        }.ToResult();

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
