using CapacityLab.Analysis.Capacity;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>The search of a plan, for a layout that is warm.</summary>
internal static class SearchStart
{
    public static SearchSettings Settings(this SearchOptions options, WarmUpResult warmUp) =>
        new(Scale(options, warmUp), options.Precision, options.MaxProbes)
        {
            Probe = options.Probe,
            LongestProbe = options.LongestProbe ?? 4 * options.Probe,
            Samples = options.Samples,
            Budget = options.Budget ?? 2 * options.MaxProbes * options.Probe,
            MostRate = options.MostRate,
            RequestsPerIteration = warmUp.RequestsPerIteration,
            Bound = warmUp.BoundRequestsPerSecond,
            EndsWithBracket = options.EndsWithBracket,
        };

    /// <summary>A rate that has not settled does for a scale where the processor time of a request tells where it may go.</summary>
    private static RequestRate? Scale(SearchOptions options, WarmUpResult warmUp) =>
        !options.Ladder && warmUp.Rate.PerSecond > 0 && (warmUp.Settled || warmUp.BoundRequestsPerSecond is not null)
            ? warmUp.Rate
            : null;
}
