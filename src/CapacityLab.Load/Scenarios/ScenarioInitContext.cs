namespace CapacityLab.Load;

/// <summary>What the code before and after a load knows.</summary>
public sealed class ScenarioInitContext
{
    internal ScenarioInitContext() { }

    public required string ScenarioName { get; init; }

    /// <summary>Address of the target.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The client that the iterations use too.</summary>
    public required HttpClient Http { get; init; }

    public required CancellationToken CancellationToken { get; init; }
}
