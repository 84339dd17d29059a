using CapacityLab.Load.Http;

namespace CapacityLab.Load.Running;

/// <summary>The users' code before and after a load.</summary>
internal sealed class ScenarioHooks(LoadSpec spec, HttpConnections connections)
{
    public Task InitAsync(CancellationToken cancellation) => RunAsync(s => s.Init, cancellation);

    /// <summary>Also after a cancelled run, whose token would end the cleaning too.</summary>
    public Task CleanAsync() => RunAsync(s => s.Clean, CancellationToken.None);

    private async Task RunAsync(Func<Scenario, Func<ScenarioInitContext, Task>?> hookOf, CancellationToken token)
    {
        foreach (var scenario in spec.Scenarios)
        {
            if (hookOf(scenario) is { } hook)
            {
                await hook(ContextOf(scenario, token)).ConfigureAwait(false);
            }
        }
    }

    private ScenarioInitContext ContextOf(Scenario scenario, CancellationToken token) =>
        new()
        {
            ScenarioName = scenario.Name,
            BaseAddress = spec.BaseAddress,
            Http = connections.Client,
            CancellationToken = token,
        };
}
