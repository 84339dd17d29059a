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
    // Code that does not look at its token can only be left behind, once it has had this long.
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

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
        var end = await DriverThread.RunAsync(driver, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        await WaitForAnswersAsync(cancellation).ConfigureAwait(false);
        return end;
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

    public Totals Close() => scope.Recorder.Close();

    public async Task EndAsync()
    {
        scope.Stop();
        await Task.WhenAny(scope.Lanes.EmptyAsync(), Task.Delay(LongestEnd, CancellationToken.None))
            .ConfigureAwait(false);
    }

    public ExecutionFigures Figures() => new(driver.MaxBacklog, scope.Lanes.MaxInFlight, uptake.Read());

    public void Dispose()
    {
        uptake.Dispose();
        scope.Dispose();
    }

    private TimeSpan LongestEnd =>
        spec.EndEarly.IsCancellationRequested ? Earlier(LastWait, spec.EarlyStop / 4) : LastWait;

    private async Task WaitForAnswersAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(spec.GracefulStop);
        using var early = spec.EndEarly.Register(() =>
            patience.CancelAfter(Earlier(spec.EarlyStop, spec.GracefulStop))
        );
        try
        {
            await scope.Lanes.EmptyAsync().WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The rest is counted as in flight.
        }
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
