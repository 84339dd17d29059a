using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// The split of the probed rates that the probes contradict least, where capacity lies: of all splits into rates that hold and
/// higher ones that do not, the one with the smallest sum of the margins on the wrong side, the lower one of equals. It is least
/// absolute deviation under the assumption that a rate above one that does not hold does not hold either (isotonic regression of
/// a 0/1 response: Barlow et al., Statistical Inference under Order Restrictions, 1972). Several probes at one rate
/// vote, by their weights; of equal votes the last counts.
/// </summary>
/// <param name="Low">The highest rate that holds; null: none.</param>
/// <param name="High">The lowest that does not; null: none.</param>
internal sealed record RateBracket(RequestRate? Low, RequestRate? High)
{
    public static RateBracket Of(IReadOnlyList<SearchStep> steps)
    {
        var rates = steps
            .Where(step => step.Held is not null)
            .GroupBy(step => step.Rate)
            .OrderBy(same => same.Key)
            .Select(same => new Vote(same.Key, Holds(same), same.Sum(EdgePoint.Weight)))
            .ToList();
        int split = Enumerable.Range(0, rates.Count + 1).MinBy(count => Contradicted(rates, count));
        return new RateBracket(
            rates.Take(split).LastOrDefault(vote => vote.Holds)?.Rate,
            rates.Skip(split).FirstOrDefault(vote => !vote.Holds)?.Rate
        );
    }

    /// <summary>Over the lower end; infinite while an end is missing.</summary>
    public double Width => Low is { } low && High is { } high ? (high / low) - 1 : double.PositiveInfinity;

    /// <summary>Whether every probe up to the lower end held and none from the upper end on.</summary>
    public bool IsClean(IReadOnlyList<SearchStep> steps) =>
        steps.All(step => step.Held is null || (step.Held == true ? !(step.Rate >= High) : !(step.Rate <= Low)));

    private static bool Holds(IEnumerable<SearchStep> same)
    {
        var votes = same.ToList();
        double surplus = votes.Sum(step => step.Held == true ? EdgePoint.Weight(step) : -EdgePoint.Weight(step));
        return Math.Abs(surplus) < 1e-9 ? votes[^1].Held == true : surplus > 0;
    }

    /// <summary>Rounded, so that equals are equal.</summary>
    private static double Contradicted(List<Vote> rates, int split) =>
        Math.Round(rates.Where((vote, index) => vote.Holds != index < split).Sum(vote => vote.Weight), 9);

    private sealed record Vote(RequestRate Rate, bool Holds, double Weight);
}
