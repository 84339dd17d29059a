using CapacityLab.Load.Running;

namespace CapacityLab.Load;

/// <summary>What one iteration of a scenario knows of itself.</summary>
public sealed class ScenarioContext
{
    internal ScenarioContext(StepRecorder steps)
    {
        Steps = steps;
    }

    public string ScenarioName => Steps.Scenario;

    /// <summary>Number of the arrival in the run, from 0.</summary>
    public long InvocationNumber => Steps.InvocationNumber;

    /// <summary>Address of the target.</summary>
    public Uri BaseAddress => Steps.Scope.Spec.BaseAddress;

    /// <summary>A client shared by all iterations, with the run's timeout and without cookies.</summary>
    public HttpClient Http => Steps.Scope.Connections.Client;

    /// <summary>Seeded from the run's seed and the invocation number. Not for several threads at once.</summary>
    public Random Random => field ??= new Random((int)Steps.Scope.ContextSeeds.Bits(InvocationNumber));

    /// <summary>Cancelled when the run stops waiting for what is in flight.</summary>
    public CancellationToken CancellationToken => Steps.Scope.Stopped;

    internal StepRecorder Steps { get; }
}
