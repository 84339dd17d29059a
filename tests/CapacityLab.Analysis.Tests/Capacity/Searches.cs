using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>A search whose probes are answered by rule.</summary>
internal static class Searches
{
    public static readonly SearchSettings Settings = new(new RequestRate(100), Precision: 0.08, MaxProbes: 12)
    {
        Probe = TimeSpan.FromSeconds(2),
        LongestProbe = TimeSpan.FromSeconds(10),
        Samples = 500,
    };

    public static List<SearchStep> Run(SearchSettings settings, Func<ProbeOrder, SearchStep> probe)
    {
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(settings, steps) is { } order)
        {
            steps.Add(probe(order));
        }

        return steps;
    }

    public static SearchStep Step(ProbeOrder order, bool held) =>
        new(order.Rate, held, held ? [] : ["slow"]) { Purpose = order.Purpose, Length = order.Length };

    public static SearchStep? Rung(ProbeOrder order) =>
        order.Users == 0
            ? null
            : new(new RequestRate(Math.Min(order.Users, 4) * 25), null, [])
            {
                Purpose = order.Purpose,
                Users = order.Users,
                Length = order.Length,
            };
}
