using CapacityLab.Load.FastPath;
using CapacityLab.Load.Scenarios;

namespace CapacityLab.Load.Running;

/// <summary>Numbers the arrivals, and picks the scenario of each. Safe for several threads, without a lock.</summary>
/// <param name="share">Whose numbers: no two shares have one in common.</param>
internal sealed class ArrivalNumbers(ScenarioMix mix, int scenarios, LoopShare share)
{
    private readonly long[] iterations = new long[scenarios];
    private long next;

    public Arrival Next(TimeSpan intended)
    {
        var number = share.NumberOf(Interlocked.Increment(ref next) - 1);
        var scenario = mix.ScenarioOf(number);
        var iteration = share.NumberOf(Interlocked.Increment(ref iterations[scenario]) - 1);
        return new Arrival(number, iteration, scenario, intended);
    }
}
