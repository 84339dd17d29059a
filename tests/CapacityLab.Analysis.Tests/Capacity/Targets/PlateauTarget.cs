using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// k permits, each held for a fixed time s, under even arrivals, behind a network whose delay scatters and holds no permit. Up to
/// k/s nothing waits; above, the wait grows for as long as the probe lasts. Capacity: k/s.
/// </summary>
internal sealed class PlateauTarget : SimulatedTarget
{
    private const int Permits = 4;
    private const double Service = 0.04;

    public override string Name => "plateau";

    public override double Capacity => Permits / Service;

    public override Objectives Objectives => P99(0.2);

    public override double ClosedRate(int users) => Math.Min(users, Permits) / Service;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double[] free = new double[Permits];
        for (int index = 0; index < arrivals; index++)
        {
            double arrival = index / rate;
            double end = Math.Max(free[index % Permits], arrival) + Service;
            free[index % Permits] = end;
            responses.Add(arrival, end - arrival + draws.Exponential(0.003));
        }
    }
}
