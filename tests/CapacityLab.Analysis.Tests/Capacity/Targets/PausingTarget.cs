using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// Fixed service of D under even arrivals, and once in each slot of P seconds, at a random moment, a stop of F, even between 25
/// and 35 ms. The wait of an arrival t after the start of a stop is F − (1 − ρ)t, so that the response exceeds T for
/// (F − (T − D))/(1 − ρ) of each P. Capacity: the rate at which that is 1 % on average, 1 − ρ = 100 (E F − (T − D))/P.
/// </summary>
internal sealed class PausingTarget : SimulatedTarget
{
    private const double D = 0.0025;
    private const double T = 0.02;
    private const double Slot = 4;
    private const double Shortest = 0.025;
    private const double Longest = 0.035;

    public override string Name => "pausing";

    public override double Capacity => (1 - (100 * (((Shortest + Longest) / 2) - (T - D)) / Slot)) / D;

    public override Objectives Objectives => P99(T);

    public override double ClosedRate(int users) => 1 / D;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double free = 0;
        double slotStart = -draws.Uniform(0, Slot);
        double stop = slotStart + draws.Uniform(0, Slot / 2);
        for (int index = 0; index < arrivals; index++)
        {
            double arrival = index / rate;
            while (arrival >= stop)
            {
                free = Math.Max(free, stop) + draws.Uniform(Shortest, Longest);
                slotStart += Slot;
                stop = slotStart + draws.Uniform(0, Slot / 2);
            }

            free = Math.Max(free, arrival) + D;
            responses.Add(arrival, free - arrival);
        }
    }
}
