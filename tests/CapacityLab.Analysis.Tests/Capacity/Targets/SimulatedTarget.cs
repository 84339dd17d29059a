using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>A target in virtual time whose capacity is known; a probe has the noise that its length leaves.</summary>
internal abstract class SimulatedTarget
{
    public abstract string Name { get; }

    /// <summary>Requests a second, exactly: see each target.</summary>
    public abstract double Capacity { get; }

    public abstract Objectives Objectives { get; }

    /// <summary>What a closed loop of so many users reaches, without noise.</summary>
    public abstract double ClosedRate(int users);

    /// <summary>Response times of the arrivals of one probe, and how many of them failed.</summary>
    protected abstract long Respond(double rate, int arrivals, Draws draws, Responses responses);

    public ProbeResult Probe(RequestRate rate, TimeSpan length, Draws draws, Responses responses)
    {
        responses.Clear();
        int arrivals = (int)Math.Max(1, Math.Round(rate.PerSecond * length.TotalSeconds));
        long failed = Respond(rate.PerSecond, arrivals, draws, responses);
        return new ProbeResult
        {
            Offered = rate,
            Duration = length,
            Scheduled = arrivals,
            Ok = arrivals - failed,
            Failed = failed,
            ResponseTimeMs = responses.Summary(),
        };
    }

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
