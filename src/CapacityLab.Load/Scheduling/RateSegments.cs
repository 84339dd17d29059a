using CapacityLab.Load.Chance;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.Scheduling;

/// <summary>Lays the simulations of the open model end to end.</summary>
internal sealed class RateSegments(int seed)
{
    private readonly Draw rates = new(seed, "rate");
    private readonly List<RateSegment> segments = [];
    private double start;
    private double before;
    private double rate;

    public static IReadOnlyList<RateSegment> Of(IEnumerable<LoadSimulation> simulations, int seed)
    {
        var builder = new RateSegments(seed);
        foreach (var simulation in simulations)
        {
            builder.Add(simulation);
        }

        return builder.segments;
    }

    private void Add(LoadSimulation simulation)
    {
        switch (simulation)
        {
            case InjectSimulation inject:
                Append(inject.During.TotalSeconds, inject.Rate.PerSecond, inject.Rate.PerSecond);
                break;
            case RampingInjectSimulation ramp:
                Append(ramp.During.TotalSeconds, rate, ramp.Rate.PerSecond);
                break;
            case InjectRandomSimulation random:
                AppendRandom(random);
                break;
            case IterationsForInjectSimulation iterations:
                var perSecond = iterations.Rate.PerSecond;
                Append(iterations.Iterations / perSecond, perSecond, perSecond);
                break;
            case PauseSimulation pause:
                Append(pause.During.TotalSeconds, 0, 0);
                break;
            default:
                throw new ArgumentException($"{simulation.GetType().Name} does not belong to the open model.");
        }
    }

    private void AppendRandom(InjectRandomSimulation random)
    {
        var interval = random.Interval.TotalSeconds;
        var during = random.During.TotalSeconds;
        for (var i = 0; i * interval < during; i++)
        {
            var drawn = Drawn(random, segments.Count);
            Append(Math.Min(interval, during - (i * interval)), drawn, drawn);
        }
    }

    // A whole number of arrivals an interval, as NBomber draws it.
    private double Drawn(InjectRandomSimulation random, int number)
    {
        var interval = random.Interval.TotalSeconds;
        var min = Math.Round(random.Min.PerSecond * interval);
        var max = Math.Round(random.Max.PerSecond * interval);
        return (min + rates.Below((ulong)(max - min) + 1, number)) / interval;
    }

    private void Append(double length, double from, double to)
    {
        var segment = new RateSegment(start, length, from, to, before);
        segments.Add(segment);
        start = segment.End;
        before = segment.After;
        rate = to;
    }
}
