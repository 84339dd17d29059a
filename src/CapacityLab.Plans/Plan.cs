using CapacityLab.Load;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans;

/// <summary>What a run is to do, read from lab.json, checked, with every default filled in. Paths are absolute.</summary>
internal sealed record Plan
{
    public required string Name { get; init; }

    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    public required ProgramOptions Target { get; init; }

    public IReadOnlyList<ProgramOptions> Services { get; init; } = [];

    public required IReadOnlyList<LayoutOptions> Layouts { get; init; }

    public BalancerOptions Balancer { get; init; } = new();

    /// <summary>
    /// CPU sizes are written for a host of two cores and are to grow with a larger one (<see cref="PlanScaling"/>);
    /// false: they hold as they are.
    /// </summary>
    public bool ScaleToHost { get; init; }

    public required IReadOnlyList<ScenarioOptions> Scenarios { get; init; }

    public LoadOptions Load { get; init; } = new();

    public Objectives Objectives { get; init; } = new();

    public SearchOptions Search { get; init; } = new();

    /// <summary>Used in place of <see cref="Search"/> with --quick.</summary>
    public SearchOptions Quick { get; init; } = SearchOptions.QuickDefaults;

    /// <summary>What the recommendation is made for; without a load of its own, that of <see cref="Objectives"/>.</summary>
    public SizingRequest Sizing { get; init; } = new();

    /// <summary>What --confirm raises where the suspected resource is a setting, by cause.</summary>
    public IReadOnlyDictionary<string, SettingRaise> Confirm { get; init; } = new Dictionary<string, SettingRaise>();

    public DockerPlan Docker { get; init; } = new();

    public AlertOptions Alerts { get; init; } = new();

    /// <summary>The scenarios as they are sent.</summary>
    public IReadOnlyList<Scenario> Mix() => [.. Scenarios.Select(scenario => scenario.Sent())];
}
