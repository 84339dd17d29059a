using CapacityLab.Load.Simulations;
using CapacityLab.Results.Units;

namespace CapacityLab.Load;

/// <summary>
/// The load shapes, in NBomber's words. Inject… are the open model: arrivals come at their rate whether or not earlier
/// ones have ended. …Constant are the closed model: virtual users, each starting again when it ends. One load keeps to
/// one of the models; <see cref="Pause"/> belongs to both.
/// </summary>
public static class Simulation
{
    /// <summary>Open model: <paramref name="rate"/> arrivals every <paramref name="interval"/>, evenly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or a time is not positive.</exception>
    public static LoadSimulation Inject(int rate, TimeSpan interval, TimeSpan during) =>
        new InjectSimulation(Rate(rate, interval), Positive(during, nameof(during)));

    /// <summary>Open model, at a rate that need not be whole.</summary>
    /// <param name="ratePerSecond">Arrivals a second; finite, not negative.</param>
    /// <param name="during">Longer than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is outside its range.</exception>
    public static LoadSimulation Inject(double ratePerSecond, TimeSpan during) =>
        new InjectSimulation(new RequestRate(ratePerSecond), Positive(during, nameof(during)));

    /// <summary>
    /// Open model: in a straight line from the rate that the simulation before ended at (0 at the start and after a
    /// pause) to <paramref name="rate"/> arrivals every <paramref name="interval"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or a time is not positive.</exception>
    public static LoadSimulation RampingInject(int rate, TimeSpan interval, TimeSpan during) =>
        new RampingInjectSimulation(Rate(rate, interval), Positive(during, nameof(during)));

    /// <summary>
    /// Open model: each <paramref name="interval"/> has a rate of its own, drawn with the run's seed from
    /// <paramref name="minRate"/> to <paramref name="maxRate"/> arrivals an interval, both included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative, min is above max, or a time is not positive.</exception>
    public static LoadSimulation InjectRandom(int minRate, int maxRate, TimeSpan interval, TimeSpan during)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minRate, maxRate);
        return new InjectRandomSimulation(
            Rate(minRate, interval),
            Rate(maxRate, interval),
            interval,
            Positive(during, nameof(during))
        );
    }

    /// <summary>Closed model: <paramref name="copies"/> virtual users, each starting again when it ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Copies are negative, or the time is not positive.</exception>
    public static LoadSimulation KeepConstant(int copies, TimeSpan during) =>
        new KeepConstantSimulation(NotNegative(copies), Positive(during, nameof(during)));

    /// <summary>
    /// Closed model: in a straight line from the copies of the simulation before (0 at the start and after a pause) to
    /// <paramref name="copies"/>. Users that are too many end after their iteration.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Copies are negative, or the time is not positive.</exception>
    public static LoadSimulation RampingConstant(int copies, TimeSpan during) =>
        new RampingConstantSimulation(NotNegative(copies), Positive(during, nameof(during)));

    /// <summary>Nothing arrives for a time; what is in flight goes on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public static LoadSimulation Pause(TimeSpan during) => new PauseSimulation(Positive(during, nameof(during)));

    /// <summary>Closed model: <paramref name="copies"/> virtual users share <paramref name="iterations"/> iterations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 1.</exception>
    public static LoadSimulation IterationsForConstant(int copies, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        return new IterationsForConstantSimulation(copies, iterations);
    }

    /// <summary>Open model: <paramref name="iterations"/> arrivals at <paramref name="rate"/> every <paramref name="interval"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the iterations are below 1, or the interval is not positive.</exception>
    public static LoadSimulation IterationsForInject(int rate, TimeSpan interval, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        return new IterationsForInjectSimulation(Rate(rate, interval), iterations);
    }

    private static RequestRate Rate(int rate, TimeSpan interval) =>
        new(NotNegative(rate) / Positive(interval, nameof(interval)).TotalSeconds);

    private static int NotNegative(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count;
    }

    private static TimeSpan Positive(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, name);
        return time;
    }
}
