using CapacityLab.Load.Scenarios;

namespace CapacityLab.Load.Running;

/// <summary>Numbers the arrivals, and picks the scenario of each. Safe for several threads, without a lock.</summary>
internal sealed class ArrivalNumbers(ScenarioMix mix, int scenarios)
{
    private readonly long[] iterations = new long[scenarios];
    private long next;

    public Arrival Next(TimeSpan intended)
    {
        var number = Interlocked.Increment(ref next) - 1;
        var scenario = mix.ScenarioOf(number);
        var iteration = Interlocked.Increment(ref iterations[scenario]) - 1;
        return new Arrival(number, iteration, scenario, intended);
    }
}
