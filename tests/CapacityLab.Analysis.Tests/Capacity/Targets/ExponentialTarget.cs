using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// One server, exponential service, Poisson arrivals (M/M/1, by Lindley's recursion): P(R > t) = e^(−(μ − λ)t), so the highest
/// rate whose p99 is at most T is μ − ln(100)/T.
/// </summary>
/// <param name="mu">Requests a second, μ.</param>
/// <param name="t">The objective, T, in seconds.</param>
internal sealed class ExponentialTarget(double mu = 100, double t = 0.2) : SimulatedTarget
{
    public override string Name => "exponential";

    public override double Capacity => mu - (Math.Log(100) / t);

    public override Objectives Objectives => P99(t);

    public override double ClosedRate(int users) => mu;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double free = 0;
        foreach (double arrival in Poisson(rate, arrivals, draws))
        {
            free = Math.Max(free, arrival) + draws.Exponential(1 / mu);
            responses.Add(arrival, free - arrival);
        }
    }
}
