using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// One processor that a quota lets work for a part of every 100 ms, exponential service on it, Poisson arrivals: a replica of a part of
/// a CPU. Its bound is quota over demand; where the objective breaks below it is found by long probes.
/// </summary>
/// <param name="quota">Of a processor, below 1.</param>
/// <param name="demand">Seconds of processor time a request, mean.</param>
internal sealed class ThrottledTarget(double quota = 0.25, double demand = 0.0012) : SimulatedTarget
{
    private const double Period = 0.1;
    private const double T = 0.2;
    private double? capacity;

    public override string Name => "throttled";

    public override double Capacity => capacity ??= Find();

    public override Objectives Objectives => P99(T);

    public double Bound => quota / demand;

    public override double ClosedRate(int users) => Bound;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double free = 0;
        foreach (double arrival in Poisson(rate, arrivals, draws))
        {
            free = End(Math.Max(free, arrival), draws.Exponential(demand));
            responses.Add(arrival, free - arrival);
        }
    }

    /// <summary>Work is done in the first part of each period.</summary>
    private double End(double start, double work)
    {
        double period = Math.Floor(start / Period) * Period;
        double allowed = quota * Period;
        double at = Math.Min(start - period, allowed);
        double done = at + work;
        double periods = Math.Floor(done / allowed);
        return period + (periods * Period) + (done - (periods * allowed));
    }

    private double Find()
    {
        var (low, high) = (Bound / 2, Bound);
        for (int round = 0; round < 12; round++)
        {
            double middle = (low + high) / 2;
            var probe = Probe(new(middle), TimeSpan.FromMinutes(20), new Draws((ulong)round), new Responses());
            (low, high) = probe.ResponseTimeMs.P99.TotalSeconds <= T ? (middle, high) : (low, middle);
        }

        return low;
    }
}
