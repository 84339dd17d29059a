using CapacityLab.Load.FastPath;
using CapacityLab.Load.Http;
using CapacityLab.Load.Scheduling;
using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>The connections and the users' hooks around one schedule or several.</summary>
internal sealed class LoadSession : IDisposable
{
    private readonly LoadSpec spec;
    private readonly LoadConnections kept;
    private readonly HttpConnections connections;
    private readonly ScenarioHooks hooks;

    public LoadSession(LoadSpec spec)
    {
        this.spec = spec;
        kept = spec.Connections ?? new LoadConnections(spec.RequestTimeout);
        connections = new HttpConnections(spec);
        hooks = new ScenarioHooks(spec, connections);
    }

    public Task InitAsync(CancellationToken cancellation) => hooks.InitAsync(cancellation);

    public async Task<ProbeResult> RunAsync(
        IReadOnlyList<LoadSimulation> simulations,
        IProgress<IntervalResult>? progress,
        CancellationToken cancellation
    )
    {
        var load = spec with { Simulations = simulations };
        var schedule = simulations.Any(LoadSpecChecks.IsClosed)
            ? null
            : new OpenSchedule(simulations, spec.Arrivals, spec.Seed);
        using var execution = await ExecutionAsync(load, schedule, cancellation).ConfigureAwait(false);
        var probe = await new LoadRun(execution, schedule, progress, spec.LateAbove, cancellation)
            .RunAsync()
            .ConfigureAwait(false);
        return probe.WithRequestsPerIteration(RequestsPerIteration.Of(spec.Scenarios, probe));
    }

    public Task CleanAsync() => hooks.CleanAsync();

    public void Dispose()
    {
        connections.Dispose();
        if (spec.Connections is null)
        {
            kept.Dispose();
        }
    }

    private async Task<IExecution> ExecutionAsync(
        LoadSpec load,
        OpenSchedule? schedule,
        CancellationToken cancellation
    ) =>
        FastPlan.Of(load) is { } plan
            ? new FastExecution(load, await kept.FastAsync(plan, cancellation).ConfigureAwait(false), schedule)
            : new GeneralExecution(load, connections, schedule);
}
