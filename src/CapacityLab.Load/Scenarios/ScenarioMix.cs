using CapacityLab.Load.Chance;

namespace CapacityLab.Load.Scenarios;

/// <summary>Which scenario an arrival runs: by weight, a pure function of the seed and the arrival's number.</summary>
internal sealed class ScenarioMix
{
    private readonly Draw draw;
    private readonly ulong[] upTo;

    public ScenarioMix(IReadOnlyList<int> weights, int seed)
    {
        draw = new Draw(seed, "mix");
        upTo = new ulong[weights.Count];
        var sum = 0UL;
        for (var i = 0; i < upTo.Length; i++)
        {
            upTo[i] = sum += (ulong)weights[i];
        }
    }

    public int ScenarioOf(long arrival)
    {
        if (upTo.Length == 1)
        {
            return 0;
        }

        var drawn = draw.Below(upTo[^1], arrival);
        var scenario = 0;
        while (drawn >= upTo[scenario])
        {
            scenario++;
        }

        return scenario;
    }
}
