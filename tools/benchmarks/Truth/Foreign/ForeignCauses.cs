using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>The right answers, with their reasons; docs/foreign-services.md has them as a table.</summary>
internal static class ForeignCauses
{
    /// <summary>So many requests at a time, each for so long, while the processor idles.</summary>
    public static IReadOnlyList<string> Permits { get; } = [BottleneckCause.ConcurrencyLimit];

    /// <summary>One at a time: a limit of one from outside, and a lock within.</summary>
    public static IReadOnlyList<string> Lock { get; } = [BottleneckCause.ConcurrencyLimit, BottleneckCause.Lock];

    /// <summary>The kernel ends it.</summary>
    public static IReadOnlyList<string> Memory { get; } = [BottleneckCause.Memory];

    /// <summary>
    /// Requests are let in one by one, evenly. Between two nothing is under way, so that no number at a time is the reason; whoever names
    /// a limit inside of the service is right nevertheless, since there is one.
    /// </summary>
    public static IReadOnlyList<string> Pace { get; } = [BottleneckCause.ConcurrencyLimit];

    public static IReadOnlyList<string> None { get; } = [BottleneckCause.None];

    /// <summary>
    /// Requests that compute. The CPU limit gives out where it is below what the threads and the processors could use. Where the threads
    /// are fewer, each serves one request at a time: a limit of that many; the host's processors gave out as well where the threads fill
    /// them. Where limit and processors are equal, both answers are right.
    /// </summary>
    /// <param name="limit">Of the replica, in processors.</param>
    /// <param name="threads">That can compute at once.</param>
    /// <param name="processors">Of the host, for the target.</param>
    public static IReadOnlyList<string> Cpu(double limit, int threads, int processors)
    {
        int usable = Math.Min(threads, processors);
        var right = new List<string>();
        if (limit <= usable)
        {
            right.Add(BottleneckCause.CpuLimit);
        }

        if (limit >= threads && threads <= processors)
        {
            right.Add(BottleneckCause.ConcurrencyLimit);
        }

        if (limit >= processors && threads >= processors)
        {
            right.Add(BottleneckCause.HostCpu);
        }

        return right;
    }
}
