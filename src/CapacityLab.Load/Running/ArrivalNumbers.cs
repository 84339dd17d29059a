using CapacityLab.Load.Scenarios;

namespace CapacityLab.Load.Running;

/// <summary>Numbers the arrivals, and picks the scenario of each. Not safe for several threads.</summary>
internal sealed class ArrivalNumbers(ScenarioMix mix, int scenarios)
{
    private readonly long[] iterations = new long[scenarios];
    private long next;

    public Arrival Next(TimeSpan intended)
    {
        var scenario = mix.ScenarioOf(next);
        return new Arrival(next++, iterations[scenario]++, scenario, intended);
    }
}
