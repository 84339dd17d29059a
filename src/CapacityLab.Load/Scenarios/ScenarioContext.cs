namespace CapacityLab.Load;

/// <summary>What one iteration of a scenario knows of itself.</summary>
public sealed class ScenarioContext
{
    public required string ScenarioName { get; init; }

    /// <summary>Number of the arrival in the run, from 0.</summary>
    public required long InvocationNumber { get; init; }

    /// <summary>Address of the target.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>A client shared by all iterations, with the run's timeout and without cookies.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Seeded from the run's seed and the invocation number.</summary>
    public required Random Random { get; init; }

    public required CancellationToken CancellationToken { get; init; }
}
