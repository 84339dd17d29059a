using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Balancers;

/// <summary>Turns counts of answers into shares that sum up to what the generator counted.</summary>
internal static class ShareCount
{
    /// <summary>
    /// What no node answered is <see cref="NodeShare.NoNode"/>. Where nodes answered more than ended at the generator (it had
    /// given up on some), the excess is taken from all in proportion, by largest remainders: who answered the requests that
    /// count cannot be told apart, and the proportion is what the shares are for.
    /// </summary>
    public static IReadOnlyList<NodeShare> Of(IReadOnlyList<(string Node, long Answers)> counts, long completed)
    {
        var sum = counts.Sum(count => count.Answers);
        var fitted = sum <= completed ? [.. counts.Select(count => count.Answers)] : Scale(counts, completed, sum);
        var shares = counts.Select((count, i) => new NodeShare(count.Node, fitted[i])).ToList();
        var rest = completed - fitted.Sum();
        return rest > 0 ? [.. shares, new NodeShare(NodeShare.NoNode, rest)] : shares;
    }

    private static long[] Scale(IReadOnlyList<(string Node, long Answers)> counts, long completed, long sum)
    {
        var exact = counts.Select(count => (double)count.Answers * completed / sum).ToList();
        var fitted = exact.Select(value => (long)value).ToArray();
        var byRemainder = Enumerable.Range(0, exact.Count).OrderByDescending(i => exact[i] - fitted[i]);
        foreach (var i in byRemainder.Take((int)(completed - fitted.Sum())))
        {
            fitted[i]++;
        }

        return fitted;
    }
}
