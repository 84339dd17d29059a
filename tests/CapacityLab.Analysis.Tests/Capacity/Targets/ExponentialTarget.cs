using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// One server, exponential service, Poisson arrivals (M/M/1, by Lindley's recursion): P(R > t) = e^(−(μ − λ)t), so the highest
/// rate whose p99 is at most T is μ − ln(100)/T.
/// </summary>
internal sealed class ExponentialTarget : SimulatedTarget
{
    private const double Mu = 100;
    private const double T = 0.2;

    public override string Name => "exponential";

    public override double Capacity => Mu - (Math.Log(100) / T);

    public override Objectives Objectives => P99(T);

    public override double ClosedRate(int users) => Mu;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double free = 0;
        foreach (double arrival in Poisson(rate, arrivals, draws))
        {
            free = Math.Max(free, arrival) + draws.Exponential(1 / Mu);
            responses.Add(arrival, free - arrival);
        }
    }
}
