using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Which cause makes which others look guilty. Each score is multiplied by what the causes before it leave,
/// score = raw · what stands of it · Π (1 − weight of a cause that explains it), the weight being its score but for one that is real and
/// has a cause of its own: a noisy-or, read backwards.
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
        BottleneckCause.ConcurrencyLimit,
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
        (BottleneckCause.Lock, [BottleneckCause.ThreadPool, BottleneckCause.ConcurrencyLimit]),
        // Answers of others wait for a thread.
        (
            BottleneckCause.ThreadPool,
            [
                BottleneckCause.Database,
                BottleneckCause.Dependency,
                BottleneckCause.ConnectionPool,
                BottleneckCause.ConcurrencyLimit,
            ]
        ),
        // Slow answers keep connections longer.
        (BottleneckCause.Database, [BottleneckCause.ConnectionPool, BottleneckCause.ConcurrencyLimit]),
        (BottleneckCause.Dependency, [BottleneckCause.ConcurrencyLimit]),
        // A pool is a limit of how many are served at a time, and known by its name.
        (BottleneckCause.ConnectionPool, [BottleneckCause.ConcurrencyLimit]),
        (BottleneckCause.ConcurrencyLimit, []),
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
            .ThenByDescending(suspect => UsedUp.Contains(suspect.Cause))
            .First();

    private static string[] ExplainedBy(string cause) => Order.First(entry => entry.Cause == cause).Explains;
}
