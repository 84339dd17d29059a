namespace CapacityLab.Results.Probes;

/// <summary>The failures of several loads by scenario, step and kind.</summary>
public static class FailureGroups
{
    /// <summary>
    /// The most frequent first. An example's text is the first that any of the loads has; where a load has no examples, its steps say
    /// how many failed with which kind, and where it has no steps either, the load does.
    /// </summary>
    public static IReadOnlyList<FailureExample> Of(IEnumerable<ProbeResult> loads) => Sum(loads.SelectMany(Examples));

    /// <summary>The same of failures that are groups already.</summary>
    public static IReadOnlyList<FailureExample> Sum(IEnumerable<FailureExample> failures) =>
        [
            .. failures
                .GroupBy(one => (one.Scenario, one.Step, one.Kind))
                .Select(same => Telling(same) with { Count = same.Sum(one => one.Count) })
                .OrderByDescending(one => one.Count)
                .ThenBy(one => (one.Scenario, one.Step, one.Kind)),
        ];

    private static IEnumerable<FailureExample> Examples(ProbeResult load) =>
        load.FailureExamples.Count > 0 ? load.FailureExamples
        : load.Steps.Any(step => step.Failures.Count > 0)
            ? load.Steps.SelectMany(step => Kinds(step.Scenario, step.Name, step.Failures))
        : Kinds("", "", load.Failures);

    private static IEnumerable<FailureExample> Kinds(
        string scenario,
        string step,
        IReadOnlyDictionary<string, long> failures
    ) =>
        failures.Select(one => new FailureExample
        {
            Scenario = scenario,
            Step = step,
            Kind = one.Key,
            Count = one.Value,
        });

    private static FailureExample Telling(IEnumerable<FailureExample> same) =>
        same.FirstOrDefault(one => one.Message.Length > 0 || one.Request.Length > 0) ?? same.First();
}
