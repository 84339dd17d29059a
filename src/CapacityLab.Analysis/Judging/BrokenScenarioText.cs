using System.Globalization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Judging;

/// <summary>Names what fails at any rate: step, kind, share, an example, and what to do.</summary>
public static class BrokenScenarioText
{
    private const int MostGroups = 3;
    private const string Advice = "Check the scenario.";

    /// <param name="alone">Loads of a single user, in which it failed.</param>
    public static string Of(IReadOnlyList<ProbeResult> alone)
    {
        long completed = alone.Sum(load => load.Completed);
        var groups = FailureGroups.Of(alone).Take(MostGroups).ToList();
        var failures = groups.Select(group => Failure(group, completed));
        return $"{string.Join(" ", failures)} A single user meets it too, so it does not come from load. {Advice}";
    }

    private static string Failure(FailureExample group, long completed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Where(group)} fails with {group.Kind} in {Share(group.Count, completed)} of {completed:#,0} iterations{Example(group)}."
        );

    private static string Where(FailureExample group) =>
        group.Step.Length == 0 ? "The scenario"
        : group.Scenario.Length == 0 ? $"Step '{group.Step}'"
        : $"Step '{group.Step}' of scenario '{group.Scenario}'";

    private static string Share(long count, long completed) =>
        count >= completed
            ? "100 %"
            : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / completed:0.#} %");

    private static string Example(FailureExample group)
    {
        string[] parts =
        [
            .. new[]
            {
                group.Request,
                group.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"status {status}") : "",
                group.Message.Length > 0 ? $"\"{group.Message}\"" : "",
            }.Where(part => part.Length > 0),
        ];
        return parts.Length == 0 ? "" : $" (for example {string.Join(", ", parts)})";
    }
}
