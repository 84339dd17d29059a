using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>The connections and the users' hooks around one schedule or several.</summary>
internal sealed class LoadSession : IDisposable
{
    private readonly LoadSpec spec;
    private readonly HttpConnections connections;
    private readonly ScenarioHooks hooks;

    public LoadSession(LoadSpec spec)
    {
        this.spec = spec;
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
        using var run = new LoadRun(spec with { Simulations = simulations }, connections, progress, cancellation);
        return await run.RunAsync().ConfigureAwait(false);
    }

    public Task CleanAsync() => hooks.CleanAsync();

    public void Dispose() => connections.Dispose();
}
