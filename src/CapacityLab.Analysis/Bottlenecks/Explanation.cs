using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Which cause makes which others look guilty. Each score is multiplied by what the causes before it leave,
/// score = raw · what stands of it · Π (1 − weight of a cause that explains it), the weight being its score but for one that is real and
/// has a cause of its own: a noisy-or, read backwards.
/// </summary>
internal static class Explanation
{
    /// <summary>The suspects in the order in which they are heard, with what is left of their scores.</summary>
    public static IReadOnlyList<Suspect> Resolve(IReadOnlyList<Suspect> suspects)
    {
        var heard = new List<Suspect>();
        foreach (var rule in Causes.All)
        {
            heard.Add(Weighed(suspects.Single(suspect => suspect.Cause == rule.Cause), heard));
        }

        return heard;
    }

    private static Suspect Weighed(Suspect suspect, List<Suspect> heard)
    {
        var explaining = heard.Where(other => Causes.Find(other.Cause)!.Explains.Contains(suspect.Cause)).ToList();
        var stands = suspect.Raw * suspect.Left;
        var most = explaining.MaxBy(other => other.Weight);
        var taken = most?.Weight > 0 && most.Weight >= 1 - suspect.Left ? most.Cause : suspect.YieldsTo;
        return suspect with
        {
            Score = stands * LeftBy(explaining),
            // Threads that a lock holds are missing all the same, and the answers of others wait for them.
            Weight =
                Math.Max(stands, suspect.Masks)
                * LeftBy(explaining.Where(other => other.Cause != BottleneckCause.Lock)),
            ExplainedBy = suspect.Raw > 0 ? taken : "",
        };
    }

    private static double LeftBy(IEnumerable<Suspect> explaining) =>
        explaining.Aggregate(1.0, (rest, other) => rest * (1 - other.Weight));

    /// <summary>
    /// The strongest that is left. Of two that are as strong the resource that is used up: what it would give back to do without the
    /// other is still bound by it.
    /// </summary>
    public static Suspect Strongest(IReadOnlyList<Suspect> resolved) =>
        resolved
            .OrderByDescending(suspect => Math.Round(suspect.Score, 6))
            .ThenByDescending(suspect => Causes.Find(suspect.Cause) is { UsesUp: true })
            .First();
}
