using CapacityLab.Load.Running;

namespace CapacityLab.Load;

/// <summary>What one iteration of a scenario knows of itself.</summary>
public sealed class ScenarioContext
{
    private readonly int randomSeed;

    internal ScenarioContext(StepRecorder steps, int randomSeed)
    {
        Steps = steps;
        this.randomSeed = randomSeed;
    }

    public required string ScenarioName { get; init; }

    /// <summary>Number of the arrival in the run, from 0.</summary>
    public required long InvocationNumber { get; init; }

    /// <summary>Address of the target.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>A client shared by all iterations, with the run's timeout and without cookies.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Seeded from the run's seed and the invocation number. Not for several threads at once.</summary>
    public Random Random => field ??= new Random(randomSeed);

    /// <summary>Cancelled when the run stops waiting for what is in flight.</summary>
    public required CancellationToken CancellationToken { get; init; }

    internal StepRecorder Steps { get; }
}
