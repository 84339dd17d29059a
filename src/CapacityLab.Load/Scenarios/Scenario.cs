using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load;

/// <summary>What one virtual user does, from its first request to its last. Immutable; each With returns a copy.</summary>
public sealed record Scenario
{
    private Scenario(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    public string Name { get; }

    /// <summary>Share of the arrivals against the other scenarios of the mix. Default 1.</summary>
    public int Weight { get; private init; } = 1;

    /// <summary>The requests, where the scenario is data; null where it is code.</summary>
    public HttpScenario? Http { get; private init; }

    /// <summary>What the <see cref="LoadRunner"/> sends of it.</summary>
    public IReadOnlyList<LoadSimulation> Simulations { get; private init; } = [];

    /// <summary>Time at the start whose requests the <see cref="LoadRunner"/> sends but does not count. Default 3 s; zero turns it off.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(3);

    internal Func<ScenarioContext, Task<Response>>? Run { get; private init; }

    internal Func<ScenarioInitContext, Task>? Init { get; private init; }

    internal Func<ScenarioInitContext, Task>? Clean { get; private init; }

    /// <summary>A scenario of any asynchronous code. One call is one arrival.</summary>
    public static Scenario Create(string name, Func<ScenarioContext, Task<Response>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(name) { Run = run };
    }

    /// <summary>A scenario of HTTP requests declared as data.</summary>
    /// <exception cref="ArgumentException">It contradicts itself; the message names every contradiction.</exception>
    public static Scenario FromHttp(HttpScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var problems = HttpScenarioChecks.Problems(scenario);
        return problems.Count == 0
            ? new Scenario(scenario.Name) { Http = scenario }.WithWeight(scenario.Weight)
            : throw new ArgumentException(string.Join(" ", problems), nameof(scenario));
    }

    /// <exception cref="ArgumentOutOfRangeException">The weight is below 1.</exception>
    public Scenario WithWeight(int weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        return this with { Weight = weight };
    }

    public Scenario WithLoadSimulations(params LoadSimulation[] simulations) =>
        this with
        {
            Simulations = [.. simulations],
        };

    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Scenario WithWarmUpDuration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return this with { WarmUp = duration };
    }

    public Scenario WithoutWarmUp() => this with { WarmUp = TimeSpan.Zero };

    /// <summary>Run once before the first arrival of each load; an exception ends the load before it begins.</summary>
    public Scenario WithInit(Func<ScenarioInitContext, Task> init) => this with { Init = init };

    /// <summary>Run once after the last arrival of each load, also of a cancelled one.</summary>
    public Scenario WithClean(Func<ScenarioInitContext, Task> clean) => this with { Clean = clean };
}
