using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.Scheduling;

/// <summary>
/// When each arrival of the open model is due: a pure function of the simulations, the kind of arrivals and the seed.
/// <para>
/// Even: arrival n, from 0, is due when the integral of the rate exceeds n, so that a constant rate r gives n/r and
/// fractions are carried from one simulation into the next.
/// </para>
/// <para>
/// Poisson: a Poisson process of that rate, conditioned on its count. Gaps are exponential, but the number of arrivals
/// is the one of the even schedule: a probe of seconds would otherwise miss its rate by 1/√n. The arrivals in any part
/// of the schedule are binomial.
/// </para>
/// </summary>
internal sealed class OpenSchedule
{
    private readonly IReadOnlyList<RateSegment> segments;
    private readonly IArrivalPositions positions;

    public OpenSchedule(IEnumerable<LoadSimulation> simulations, ArrivalKind arrivals, int seed)
    {
        segments = RateSegments.Of(simulations, seed);
        Asked = segments.Count == 0 ? 0 : segments[^1].After;
        Duration = Time(segments.Count == 0 ? 0 : segments[^1].End);
        Count = Whole(Asked);
        positions = arrivals == ArrivalKind.Poisson ? new PoissonPositions(Count, Asked, seed) : new EvenPositions();
    }

    /// <summary>Arrivals in the schedule.</summary>
    public long Count { get; }

    /// <summary>Integral of the rate, before it is made whole.</summary>
    public double Asked { get; }

    public TimeSpan Duration { get; }

    /// <param name="number">From 0 to <see cref="Count"/> − 1.</param>
    public TimeSpan ArrivalTime(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        var segment = 0;
        return TimeOf(positions.At(number), ref segment);
    }

    /// <summary>How many arrivals are due at or before a moment.</summary>
    public long CountUntil(TimeSpan moment)
    {
        long below = 0;
        for (var above = Count; below < above; )
        {
            var middle = below + ((above - below) / 2);
            (below, above) = ArrivalTime(middle) <= moment ? (middle + 1, above) : (below, middle);
        }

        return below;
    }

    /// <summary>The arrivals in their order, at a constant cost each.</summary>
    public ArrivalCursor Cursor() => new(this, positions);

    /// <param name="position">Integral of the rate at the arrival; does not fall from call to call.</param>
    /// <param name="segment">Where the last call ended; 0 at first.</param>
    internal TimeSpan TimeOf(double position, ref int segment)
    {
        // An arrival that falls on a boundary belongs to the later stretch, after any pause.
        while (segment < segments.Count - 1 && position >= segments[segment].After - Margin(segments[segment].After))
        {
            segment++;
        }

        return Time(segments[segment].TimeOf(position));
    }

    private static TimeSpan Time(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    private static long Whole(double asked) => (long)Math.Ceiling(asked - Margin(asked));

    // 0.1 · 30 is a little above 3: without a margin it would be four arrivals. Far below one arrival at any count.
    private static double Margin(double count) => Math.Min(1e-3, 1e-9 * Math.Max(1, count));
}
