using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Which cause makes which others look guilty. Each score is multiplied by what the causes before it leave,
/// score = raw · what stands of it · Π (1 − score of a cause that explains it): a noisy-or, read backwards.
/// </summary>
internal static class Explanation
{
    private static readonly string[] Work = [BottleneckCause.CpuLimit, BottleneckCause.HostCpu];

    private static readonly string[] UsedUp =
    [
        BottleneckCause.Memory,
        BottleneckCause.Balancer,
        BottleneckCause.Network,
        .. Work,
    ];

    private static readonly string[] Waits =
    [
        BottleneckCause.Lock,
        BottleneckCause.ThreadPool,
        BottleneckCause.Database,
        BottleneckCause.Dependency,
        BottleneckCause.ConnectionPool,
    ];

    /// <summary>In the order in which they are heard; each explains those named with it.</summary>
    private static readonly (string Cause, string[] Explains)[] Order =
    [
        // A heap with no room left is collected without end, which takes processor time.
        (BottleneckCause.Memory, [BottleneckCause.Gc, .. Work, .. Waits]),
        // What it is late to take up looks as if the replicas were late to answer.
        (BottleneckCause.Balancer, [BottleneckCause.HostCpu, .. Waits]),
        (BottleneckCause.Network, [.. Work, .. Waits]),
        (BottleneckCause.Gc, [.. Work, .. Waits]),
        // What waits for a processor waits inside of everything that it calls.
        (BottleneckCause.CpuLimit, [BottleneckCause.HostCpu, .. Waits]),
        (BottleneckCause.HostCpu, Waits),
        // Threads that wait for the lock are missing in the pool. Time that was measured in calls was not spent at the lock.
        (BottleneckCause.Lock, [BottleneckCause.ThreadPool]),
        // Answers of others wait for a thread.
        (
            BottleneckCause.ThreadPool,
            [BottleneckCause.Database, BottleneckCause.Dependency, BottleneckCause.ConnectionPool]
        ),
        // Slow answers keep connections longer.
        (BottleneckCause.Database, [BottleneckCause.ConnectionPool]),
        (BottleneckCause.Dependency, []),
        (BottleneckCause.ConnectionPool, []),
    ];

    /// <summary>The suspects in the order in which they are heard, with what is left of their scores.</summary>
    public static IReadOnlyList<Suspect> Resolve(IReadOnlyList<Suspect> suspects)
    {
        var heard = new List<Suspect>();
        foreach (var (cause, _) in Order)
        {
            heard.Add(Weighed(suspects.Single(suspect => suspect.Cause == cause), heard));
        }

        return heard;
    }

    private static Suspect Weighed(Suspect suspect, List<Suspect> heard)
    {
        var explaining = heard.Where(other => ExplainedBy(other.Cause).Contains(suspect.Cause)).ToList();
        var left = explaining.Aggregate(1.0, (rest, other) => rest * (1 - other.Score));
        var most = explaining.MaxBy(other => other.Score);
        var taken = most?.Score > 0 && most.Score >= 1 - suspect.Left ? most.Cause : suspect.YieldsTo;
        return suspect with { Score = suspect.Raw * suspect.Left * left, ExplainedBy = suspect.Raw > 0 ? taken : "" };
    }

    /// <summary>
    /// The strongest that is left. Of two that are as strong the resource that is used up: what it would give back to do without the
    /// other is still bound by it.
    /// </summary>
    public static Suspect Strongest(IReadOnlyList<Suspect> resolved) =>
        resolved
            .OrderByDescending(suspect => Math.Round(suspect.Score, 6))
            .ThenByDescending(suspect => UsedUp.Contains(suspect.Cause))
            .First();

    private static string[] ExplainedBy(string cause) => Order.First(entry => entry.Cause == cause).Explains;
}
