using CapacityLab.Results.Probes;

namespace CapacityLab.Load;

/// <summary>How many requests an iteration of a mix sends, on average and when none fails.</summary>
public static class RequestsPerIteration
{
    /// <summary>The steps, by the scenarios' weights; null where one of them is code, whose requests nobody knows beforehand.</summary>
    public static double? Of(IReadOnlyList<Scenario> mix) =>
        mix.Count == 0 || mix.Any(scenario => scenario.Http is null)
            ? null
            : mix.Sum(scenario => (double)scenario.Weight * scenario.Http!.Steps.Count)
                / mix.Sum(scenario => (double)scenario.Weight);

    /// <summary>Requests over iterations, of those that ended; 1 where either is zero.</summary>
    public static double Measured(long requests, long iterations) =>
        requests > 0 && iterations > 0 ? (double)requests / iterations : 1;

    /// <summary>That of the mix, else what a load of it has shown.</summary>
    public static double Of(IReadOnlyList<Scenario> mix, ProbeResult measured) =>
        Of(mix) ?? Measured(measured.RequestsCompleted, measured.Completed);
}
