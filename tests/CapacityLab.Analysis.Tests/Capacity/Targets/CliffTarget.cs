using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// Up to its capacity lognormal response times whose p99 is 70 % of the objective, above it six times as long: a cache that has
/// become too small.
/// </summary>
internal sealed class CliffTarget : SimulatedTarget
{
    private const double T = 0.2;
    private const double Sigma = 0.3;
    private const double Z99 = 2.326348;
    private static readonly double Median = 0.7 * T / Math.Exp(Z99 * Sigma);

    public override string Name => "cliff";

    public override double Capacity => 137;

    public override Objectives Objectives => P99(T);

    public override double ClosedRate(int users) => 160;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double median = rate <= Capacity ? Median : 6 * Median;
        for (int index = 0; index < arrivals; index++)
        {
            responses.Add(index / rate, median * Math.Exp(Sigma * draws.Normal()));
        }
    }
}
