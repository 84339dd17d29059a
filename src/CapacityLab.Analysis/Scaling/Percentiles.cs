using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>The percentile interval of a bootstrap: from the 2.5th to the 97.5th percentile of its draws.</summary>
internal static class Percentiles
{
    /// <param name="draws">In any order; infinite where a draw has no such figure.</param>
    /// <returns>Null without draws, or where even the lower end is not finite.</returns>
    public static FitInterval? Interval(IEnumerable<double> draws)
    {
        double[] sorted = [.. draws.Order()];
        if (sorted.Length == 0 || !double.IsFinite(At(sorted, 0.025)))
        {
            return null;
        }

        double high = At(sorted, 0.975);
        return new FitInterval { Low = At(sorted, 0.025), High = double.IsFinite(high) ? high : null };
    }

    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double rest = place - below;
        return rest > 0 ? sorted[below] + (rest * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
