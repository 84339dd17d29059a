using CapacityLab.Load.Http;

namespace CapacityLab.Plans;

/// <summary>One scenario of the mix: data from a file, or code by its name.</summary>
internal sealed record ScenarioOptions
{
    public required string Name { get; init; }

    /// <summary>1 to 1,000,000; a weight in the plan wins over the scenario file's.</summary>
    public required int Weight { get; init; }

    /// <summary>Null: the scenario is code, registered under <see cref="Name"/>.</summary>
    public HttpScenario? Http { get; init; }
}
