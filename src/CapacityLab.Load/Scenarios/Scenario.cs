using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load;

/// <summary>What one virtual user does, from its first request to its last. Immutable; each With returns a copy.</summary>
public sealed record Scenario
{
    private Scenario(string name, Func<ScenarioContext, Task<Response>> run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Run = run;
    }

    public string Name { get; }

    /// <summary>Share of the arrivals against the other scenarios of the mix. Default 1.</summary>
    public int Weight { get; private init; } = 1;

    internal Func<ScenarioContext, Task<Response>> Run { get; }

    /// <summary>A scenario of any asynchronous code. One call is one arrival.</summary>
    public static Scenario Create(string name, Func<ScenarioContext, Task<Response>> run) => new(name, run);

    /// <summary>A scenario of HTTP requests declared as data.</summary>
    public static Scenario FromHttp(HttpScenario scenario) => throw new NotImplementedException();

    public Scenario WithWeight(int weight) => this with { Weight = weight };

    public Scenario WithLoadSimulations(params LoadSimulation[] simulations) => throw new NotImplementedException();
}
