using System.Diagnostics;

namespace Benchmarks.Truth.Known;

/// <summary>
/// A number of permits, first come, first served. Each request gets the moment at which it would be done (Lindley's recursion) and
/// waits for it: a wait that ends late delays that one answer and takes nothing from the throughput.
/// </summary>
/// <param name="permits">From 1. With more than one, the service time has to be the same for all.</param>
/// <param name="time">Draws the next service time.</param>
internal sealed class PermitService(int permits, Func<TimeSpan> time) : IKnownService
{
    private readonly Lock turn = new();
    private readonly OrderedWaits waits = new();
    private readonly long[] free = new long[permits];
    private long number;

    public static PermitService Exponential(double perSecond, int seed)
    {
        var random = new Random(seed);
        return new PermitService(1, () => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond));
    }

    public static PermitService Fixed(int permits, TimeSpan time) => new(permits, () => time);

    public Task ServeAsync()
    {
        lock (turn)
        {
            long permit = number++ % permits;
            free[permit] =
                Math.Max(free[permit], Stopwatch.GetTimestamp()) + (long)(time().TotalSeconds * Stopwatch.Frequency);
            return waits.UntilAsync(free[permit]);
        }
    }
}
