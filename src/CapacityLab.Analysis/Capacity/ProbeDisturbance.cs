using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Whether something beside the target may have made a probe:
/// <list type="bullet">
/// <item>Little's law: completed rate times mean service time differs by more than 3 % from the arrivals in flight. In the closed
/// model their number is known; in the open model it is a mean of n readings, whose own error of up to 3/√(n·N) is allowed beside,
/// and in both what the arrivals in flight at the end make out, R over the length. A steady state is assumed: a probe that does not
/// hold piles up and breaks the law by itself, so that in the open model only one that held is checked.</item>
/// <item>Recovery: the target had not recovered from the probe before when it began.</item>
/// <item>Host pressure: others used a quarter of a processor and a tenth of all.</item>
/// </list>
/// </summary>
public static class ProbeDisturbance
{
    private const double MostError = 0.03;
    private const double ReadingError = 3;
    private const double LeastOthers = 0.25;
    private const double OthersShare = 0.1;
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(10);

    /// <summary>The probe with its error by Little's law and what makes it suspect.</summary>
    /// <param name="probe">Judged.</param>
    /// <param name="processors">Of the host.</param>
    public static ProbeResult Judge(ProbeResult probe, int processors)
    {
        var checkedProbe = probe with { LittlesLawError = LittlesLaw(probe) };
        return checkedProbe with { Disturbances = [.. Reasons(checkedProbe, processors)] };
    }

    /// <summary>Whether others on the host used so much of it that they may have made the probe.</summary>
    public static bool IsUnderPressure(ProbeResult probe, int processors) =>
        probe.OthersCpu is { } others && IsPressure(others, processors);

    /// <summary>Whether that much may make a difference.</summary>
    public static bool IsPressure(Cpus others, int processors) =>
        others.Cores >= Math.Max(LeastOthers, OthersShare * processors);

    /// <summary>Whether the counts of a probe contradict each other: what it says of the target is then not to be relied on.</summary>
    /// <param name="probe">With its error by Little's law.</param>
    internal static bool BreaksLittlesLaw(ProbeResult probe) =>
        (probe.Model == LoadModel.Closed || probe.ObjectivesHeld == true)
        && probe.LittlesLawError is { } error
        && Math.Abs(error) > Allowed(probe);

    private static double InFlight(ProbeResult probe) =>
        probe.Model == LoadModel.Closed ? probe.Concurrency : probe.Generator.MeanInFlight;

    private static double? LittlesLaw(ProbeResult probe)
    {
        double inFlight = InFlight(probe);
        if (inFlight <= 0 || probe.EndedEarly.Length > 0 || probe.Duration <= TimeSpan.Zero)
        {
            return null;
        }

        double rate = probe.Completed / probe.Duration.TotalSeconds;
        return (rate * probe.ServiceTimeMs.Mean.TotalSeconds / inFlight) - 1;
    }

    private static IEnumerable<string> Reasons(ProbeResult probe, int processors)
    {
        if (BreaksLittlesLaw(probe))
        {
            double error = probe.LittlesLawError!.Value;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Little's law is off by {error:P1}: {InFlight(probe):0.##} in flight, by rate and service time {InFlight(probe) * (1 + error):0.##}."
            );
        }

        if (probe.Recovery is { Recovered: false } pause)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"When it began the target had not recovered from the probe before, after {pause.Waited.TotalSeconds:0.0} s."
            );
        }

        if (IsUnderPressure(probe, processors))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Others used {probe.OthersCpu!.Value.Cores:0.00} of the host's {processors} processors."
            );
        }
    }

    private static double Allowed(ProbeResult probe)
    {
        double edges = probe.ServiceTimeMs.Mean / probe.Duration;
        double readings = probe.Duration / BetweenReadings;
        double read = probe.Model == LoadModel.Closed ? 0 : ReadingError / Math.Sqrt(readings * InFlight(probe));
        return MostError + edges + read;
    }
}
