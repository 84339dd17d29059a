using CapacityLab.Load;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>The scenarios that a plan names, with its weights.</summary>
internal static class ScenarioMix
{
    public static IReadOnlyList<Scenario> Of(Plan plan, IReadOnlyList<Scenario> code) =>
        [.. plan.Scenarios.Select(options => Of(options, code).WithWeight(options.Weight))];

    private static Scenario Of(ScenarioOptions options, IReadOnlyList<Scenario> code) =>
        options.Http is { } http ? Scenario.FromHttp(http) : code.Single(scenario => scenario.Name == options.Name);
}
