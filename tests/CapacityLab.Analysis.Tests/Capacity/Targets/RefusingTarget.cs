using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// Answers at once, but refuses each arrival with the probability 1 − c/λ where λ is above c. Capacity: c over the success ratio
/// that is asked.
/// </summary>
internal sealed class RefusingTarget : SimulatedTarget
{
    private const double Limit = 250;

    public override string Name => "refusing";

    public override double Capacity => Limit / Objectives.SuccessRatio;

    public override Objectives Objectives => P99(0.2);

    public override double ClosedRate(int users) => Limit;

    protected override long Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        long refused = 0;
        for (int index = 0; index < arrivals; index++)
        {
            responses.Add(0.01);
            refused += draws.Uniform() < 1 - (Limit / rate) ? 1 : 0;
        }

        return refused;
    }
}
