using CapacityLab.Load.Generator;
using CapacityLab.Load.Http;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>One schedule from its first arrival to the end of everything it started.</summary>
internal sealed class LoadRun : IDisposable
{
    // Code that does not look at its token can only be left behind, once it has had this long.
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly LoadSpec spec;
    private readonly CancellationToken cancellation;
    private readonly RunScope scope;
    private readonly OpenSchedule? schedule;
    private readonly IDriver driver;
    private readonly Timeline timeline;
    private readonly UptakeProbe uptake = new();

    public LoadRun(
        LoadSpec spec,
        HttpConnections connections,
        IProgress<IntervalResult>? progress,
        CancellationToken cancellation
    )
    {
        this.spec = spec;
        this.cancellation = cancellation;
        scope = new RunScope(spec, connections);
        schedule = spec.Simulations.Any(LoadSpecChecks.IsClosed)
            ? null
            : new OpenSchedule(spec.Simulations, spec.Arrivals, spec.Seed);
        driver = schedule is null
            ? new ClosedDriver(new ClosedSchedule(spec.Simulations), scope)
            : new OpenDriver(schedule, scope);
        timeline = new Timeline(scope.Recorder, new ScheduledCount(schedule), progress);
    }

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
            await EndEverythingAsync().ConfigureAwait(false);
        }

        void Broken(Exception exception)
        {
            watchFailure = exception;
            stop.Cancel();
        }
    }

    public void Dispose()
    {
        uptake.Dispose();
        scope.Dispose();
    }

    private async Task<ProbeResult> MeasureAsync(WatchThread watch, CancellationToken stop)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        var use = GeneratorMeter.Start();
        scope.Clock = new RunClock();
        watch.Start();
        var duration = await SendAndDrainAsync(stop).ConfigureAwait(false);
        var elapsed = Later(scope.Clock.Now, duration);
        var totals = scope.Recorder.Close();
        watch.Stop();
        timeline.Finish(elapsed);
        return Result(totals, duration, use.Stop()) with { StartedAt = startedAt };
    }

    private void Look()
    {
        var now = scope.Clock.Now;
        scope.Lanes.ExpireAt(now);
        uptake.Look();
        timeline.Advance(now);
    }

    private async Task<TimeSpan> SendAndDrainAsync(CancellationToken stop)
    {
        var duration = await DriverThread.RunAsync(driver, stop).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        try
        {
            await scope.Lanes.EmptyAsync().WaitAsync(spec.GracefulStop, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The rest is counted as in flight.
        }

        return duration;
    }

    private async Task EndEverythingAsync()
    {
        scope.Recorder.Close();
        scope.Stop();
        await Task.WhenAny(scope.Lanes.EmptyAsync(), Task.Delay(LastWait, CancellationToken.None))
            .ConfigureAwait(false);
    }

    private ProbeResult Result(Totals totals, TimeSpan duration, GeneratorMeter.Reading use) =>
        new RunFigures
        {
            Model = driver.Model,
            Concurrency = driver.Concurrency,
            Duration = duration,
            FirstArrival = schedule is { Count: > 0 } ? schedule.ArrivalTime(0) : TimeSpan.Zero,
            Scheduled = schedule?.Count ?? totals.Started,
            Asked = schedule?.Asked,
            Totals = totals,
            Steps = scope.Recorder.Steps,
            Intervals = timeline.Intervals,
            MaxBacklog = driver.MaxBacklog,
            MaxInFlight = scope.Lanes.MaxInFlight,
            Use = use,
            Uptake = uptake.Read(),
        }.ToResult();

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
