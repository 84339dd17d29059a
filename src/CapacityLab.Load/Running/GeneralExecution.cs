using System.Diagnostics;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Http;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>The general path: iterations are tasks on the thread pool, HTTP goes through HttpClient.</summary>
internal sealed class GeneralExecution : IExecution
{
    // Code that does not look at its token can only be left behind, once it has had this long. Requests that are cancelled need less.
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWaitOfRequests = TimeSpan.FromSeconds(0.4);

    private readonly LoadSpec spec;
    private readonly RunScope scope;
    private readonly IDriver driver;
    private readonly UptakeProbe uptake = new();

    public GeneralExecution(LoadSpec spec, HttpConnections connections, OpenSchedule? schedule)
    {
        this.spec = spec;
        scope = new RunScope(spec, connections);
        driver = schedule is null
            ? new ClosedDriver(new ClosedSchedule(spec.Simulations), scope)
            : new OpenDriver(schedule, scope);
    }

    public string Engine => "httpclient";

    public LoadModel Model => driver.Model;

    public int Concurrency => driver.Concurrency;

    public TimeSpan Until => scope.Until;

    public FailureLog Failures => scope.Failures;

    public StepTable Steps => scope.Recorder.Steps;

    public int InFlight => scope.Lanes.InFlight;

    public async Task<ScheduleEnd> RunAsync(IClock clock, CancellationToken cancellation)
    {
        scope.Clock = clock;
        var end = await DriverThread.RunAsync(Drive).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return end;

        ScheduleEnd Drive()
        {
            var end = driver.Run(cancellation);
            WaitForAnswers(cancellation);
            return end;
        }
    }

    public void Look(TimeSpan now)
    {
        scope.Lanes.ExpireAt(now);
        uptake.Look();
    }

    public bool TryCollect(IntervalTotals sum, bool last)
    {
        scope.Recorder.CollectInterval(sum);
        return true;
    }

    public Totals Close()
    {
        scope.Lanes.Close();
        return scope.Recorder.Close();
    }

    public Task EndAsync()
    {
        var since = Stopwatch.GetTimestamp();
        scope.Stop(LongestEnd);
        scope.Lanes.Emptied().WaitOne(Within(LongestEnd - Stopwatch.GetElapsedTime(since)));
        return Task.CompletedTask;
    }

    public ExecutionFigures Figures() => new(driver.MaxBacklog, scope.Lanes.MaxInFlight, uptake.Read());

    public void Dispose()
    {
        uptake.Dispose();
        scope.Dispose();
    }

    private TimeSpan LongestEnd
    {
        get
        {
            var wait = spec.Scenarios.All(scenario => scenario.Http is not null) ? LastWaitOfRequests : LastWait;
            return spec.EndEarly.IsCancellationRequested ? Earlier(wait, spec.EarlyStop / 4) : wait;
        }
    }

    // Without the pool's threads and timers, which a hundred thousand answers keep busy. What is left is counted as in flight.
    private void WaitForAnswers(CancellationToken cancellation)
    {
        var emptied = scope.Lanes.Emptied();
        var last = scope.Clock.Now + spec.GracefulStop;
        WaitHandle[] ends = [emptied, cancellation.WaitHandle, spec.EndEarly.WaitHandle];
        if (WaitHandle.WaitAny(ends, Within(last - scope.Clock.Now)) == ends.Length - 1)
        {
            var left = Earlier(spec.EarlyStop, last - scope.Clock.Now);
            WaitHandle.WaitAny(ends[..^1], Within(left));
        }
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    // What a wait takes.
    private static TimeSpan Within(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 0, int.MaxValue));
}
