using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Users 1, 2, 4, …, each waiting for its answer before it sends again, until two rungs in a row reach no more than those before:
/// the best of them is the scale. A closed loop hardly overruns a target: few rungs have to be waited out.
/// </summary>
internal static class UserLadder
{
    /// <summary>What a rung must gain for the ladder to go on.</summary>
    private const double Gain = 1.15;

    private const int RungsWithoutGain = 2;
    private const int RungsInAProbe = 4;

    /// <summary>The next rung; null: the scale is known.</summary>
    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> rungs)
    {
        int users = rungs.Count == 0 ? 1 : rungs[^1].Users * 2;
        bool over = users > settings.MostUsers || (rungs.Count > 0 && rungs.Count - Best(rungs) >= RungsWithoutGain);
        return over ? null : new ProbeOrder(ProbePurpose.Ladder, default, users, settings.Probe / RungsInAProbe);
    }

    public static RequestRate Scale(IReadOnlyList<SearchStep> rungs) =>
        rungs.Count == 0 ? default : rungs.Max(rung => rung.Rate);

    /// <summary>Number, from 1, of the last rung that gained; 0 without any.</summary>
    private static int Best(IReadOnlyList<SearchStep> rungs)
    {
        int best = 0;
        double reached = 0;
        for (int index = 0; index < rungs.Count; index++)
        {
            if (rungs[index].Rate.PerSecond > reached * Gain)
            {
                (best, reached) = (index + 1, rungs[index].Rate.PerSecond);
            }
        }

        return best;
    }
}
