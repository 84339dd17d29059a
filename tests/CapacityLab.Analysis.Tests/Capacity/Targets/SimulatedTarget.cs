using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>A target in virtual time whose capacity is known; a probe has the noise that its length leaves.</summary>
internal abstract class SimulatedTarget
{
    private const int MostLooks = 60;

    public abstract string Name { get; }

    /// <summary>Requests a second, exactly: see each target.</summary>
    public abstract double Capacity { get; }

    public abstract Objectives Objectives { get; }

    /// <summary>What a closed loop of so many users reaches, without noise.</summary>
    public abstract double ClosedRate(int users);

    /// <summary>Response times of the arrivals of one probe, in the order of their arrival.</summary>
    protected abstract void Respond(double rate, int arrivals, Draws draws, Responses responses);

    public ProbeResult Probe(RequestRate rate, TimeSpan length, Draws draws, Responses responses)
    {
        responses.Clear();
        int arrivals = (int)Math.Max(1, Math.Round(rate.PerSecond * length.TotalSeconds));
        Respond(rate.PerSecond, arrivals, draws, responses);
        return Measured(rate, length, responses);
    }

    /// <summary>The same probe, ended where the rule for hopeless ones ends it.</summary>
    public ProbeResult ProbeUntilHopeless(RequestRate rate, TimeSpan length, Draws draws, Responses responses)
    {
        var whole = Probe(rate, length, draws, responses);
        var rule = new HopelessProbe(Objectives, new IterationRate(rate.PerSecond), length);
        var intervals = responses.Intervals(length);
        // Of a long probe not every second: each look goes over all of them.
        int step = Math.Max(1, intervals.Count / MostLooks);
        for (int count = step; count < intervals.Count; count += step)
        {
            if (rule.Reason(intervals[..count]) is { } reason)
            {
                var end = TimeSpan.FromSeconds(count);
                responses.Cut(end);
                return Measured(rate, end, responses) with { EndedEarly = reason };
            }
        }

        return whole;
    }

    private static ProbeResult Measured(RequestRate rate, TimeSpan length, Responses responses) =>
        new()
        {
            Offered = rate,
            Duration = length,
            Scheduled = responses.Count,
            Ok = responses.Count - responses.Failed,
            Failed = responses.Failed,
            ResponseTimeMs = responses.Summary(),
        };

    protected static Objectives P99(double seconds) => new() { P99 = TimeSpan.FromSeconds(seconds) };

    /// <summary>Arrival times of a Poisson process conditioned on its count, as the load engine sends them.</summary>
    protected static double[] Poisson(double rate, int arrivals, Draws draws)
    {
        double[] times = new double[arrivals];
        double now = 0;
        for (int index = 0; index < arrivals; index++)
        {
            times[index] = now += draws.Exponential(1);
        }

        double scale = arrivals / rate / (now + draws.Exponential(1));
        for (int index = 0; index < arrivals; index++)
        {
            times[index] *= scale;
        }

        return times;
    }
}
