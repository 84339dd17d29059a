using CapacityLab.Load.Chance;
using CapacityLab.Load.FastPath;
using CapacityLab.Load.Http;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Scenarios;

namespace CapacityLab.Load.Running;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunScope : IDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private long until = long.MaxValue;

    public RunScope(LoadSpec spec, HttpConnections connections)
    {
        Spec = spec;
        Connections = connections;
        Failures = new FailureLog(spec.HideSecrets);
        Lanes = new Lanes(this);
        Stopped = stopped.Token;
        ContextSeeds = new Draw(spec.Seed, "context");
        Numbers = new ArrivalNumbers(
            new ScenarioMix([.. spec.Scenarios.Select(s => s.Weight)], spec.Seed),
            spec.Scenarios.Count,
            LoopShare.Whole
        );
        Runners = [.. spec.Scenarios.Select(RunnerOf)];
    }

    public LoadSpec Spec { get; }

    /// <summary>Set when the run begins; nothing reads it before.</summary>
    public IClock Clock { get; set; } = new RunClock();

    /// <summary>What ends after this moment has ended after the load; the largest there is where that is not known yet.</summary>
    public TimeSpan Until
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref until));
        set => Volatile.Write(ref until, value.Ticks);
    }

    /// <summary>Whether an arrival that has waited for a thread may still begin, by the rule of <see cref="OpenPace"/>.</summary>
    public bool MayBegin(TimeSpan now) => now.Ticks - Spec.OverdueGrace.Ticks <= Volatile.Read(ref until);

    public Recorder Recorder { get; } = new();

    public FailureLog Failures { get; }

    public HttpConnections Connections { get; }

    public Lanes Lanes { get; }

    public ArrivalNumbers Numbers { get; }

    public IReadOnlyList<IScenarioRunner> Runners { get; init; }

    public Draw ContextSeeds { get; }

    /// <summary>Cancelled when the numbers are closed and what still runs has to end.</summary>
    public CancellationToken Stopped { get; }

    /// <param name="atMost">For cancelling what is in flight.</param>
    public void Stop(TimeSpan atMost)
    {
        stopped.Cancel();
        Lanes.Stop(atMost);
    }

    public void Dispose() => stopped.Dispose();

    private IScenarioRunner RunnerOf(Scenario scenario) =>
        scenario.Http is { } http ? new HttpRunner(http, this) : new CodeRunner(scenario, this);
}
