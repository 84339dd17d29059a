using CapacityLab.Load;

namespace CapacityLab.Commands.Runs;

/// <summary>Scenarios of code that say what is to be sent: a plan's search decides that, and would drop it without a word.</summary>
internal static class IgnoredSimulations
{
    private static readonly TimeSpan DefaultWarmUp = Scenario
        .Create("default", _ => throw new NotSupportedException())
        .WarmUp;

    /// <summary>One for each such scenario.</summary>
    public static IReadOnlyList<string> Messages(IReadOnlyList<Scenario> scenarios) =>
        [
            .. scenarios
                .Select(scenario => (scenario.Name, Set: Set(scenario)))
                .Where(scenario => scenario.Set.Length > 0)
                .Select(scenario =>
                    $"scenario {scenario.Name}: found {scenario.Set}; allowed: none here, since the plan's search decides what is sent. Remove it, or use LoadRunner for a fixed load."
                ),
        ];

    private static string Set(Scenario scenario) =>
        scenario.Simulations.Count > 0 ? "load simulations"
        : scenario.WarmUp != DefaultWarmUp ? "a warm-up"
        : "";
}
