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

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        for (int index = 0; index < arrivals; index++)
        {
            responses.Add(index / rate, 0.01, failed: draws.Uniform() < 1 - (Limit / rate));
        }
    }
}
