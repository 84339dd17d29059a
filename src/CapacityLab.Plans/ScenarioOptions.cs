using CapacityLab.Load;
using CapacityLab.Load.Http;

namespace CapacityLab.Plans;

/// <summary>One scenario of the mix: data, or code that the program registered.</summary>
internal sealed record ScenarioOptions
{
    public required string Name { get; init; }

    /// <summary>1 to 1,000,000; a weight in the plan wins over the scenario file's.</summary>
    public required int Weight { get; init; }

    /// <summary>Null: the scenario is <see cref="Code"/>.</summary>
    public HttpScenario? Http { get; init; }

    /// <summary>Null: the scenario is <see cref="Http"/>.</summary>
    public Scenario? Code { get; init; }

    /// <summary>As it is sent, with the weight of the plan.</summary>
    /// <exception cref="ArgumentException">The plan was not checked, and the scenario contradicts itself.</exception>
    public Scenario Sent() => (Code ?? Scenario.FromHttp(Http!)).WithWeight(Weight);
}
