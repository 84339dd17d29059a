using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// How many requests a target serves at a time, by Little's law N = X·S: X is the throughput that stays the same however much more is
/// asked for, S the time of a request that waits for no other. A queue lengthens the time that requests take, not S.
/// </summary>
/// <param name="Number">N, of all replicas together.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Throughput">X: requests a second, the mean of the probes in which it was flat.</param>
/// <param name="Service">S.</param>
/// <param name="Flat">The probes in which more was asked than served, in order of what was asked.</param>
/// <param name="Flatness">How flat the throughput was, 0 to 1.</param>
internal sealed record ServedAtATime(
    double Number,
    double Low,
    double High,
    double Throughput,
    TimeSpan Service,
    IReadOnlyList<ProbeResult> Flat,
    double Flatness
)
{
    /// <summary>Served over asked, below which a target counts as asked for more than it serves.</summary>
    private const double Behind = 0.8;

    /// <summary>How far apart what was asked for has to be for a flat throughput to say anything.</summary>
    private const double Apart = 1.5;

    /// <summary>Requests have to wait, or those in flight are all that is served: their number is the generator's.</summary>
    private const double Waited = 1.25;

    /// <summary>Of a small load at which requests hardly wait for each other: in use a seventh of what is found.</summary>
    private const double MostAtLittleLoad = 0.15;

    private const double Fewest = 10;
    private const double TwoSided = 1.96;

    /// <summary>Beginnings and ends of a load, and what the network and the generator add to S.</summary>
    private const double Systematic = 0.05;

    /// <summary>Null where nothing was flat, or no probe tells what a request takes at little load.</summary>
    public static ServedAtATime? Of(IReadOnlyList<ProbeResult> probes)
    {
        var sound = probes.Where(probe => !probe.Generator.Limited && probe.Duration > TimeSpan.Zero).ToList();
        return Quietest(sound) is { } quiet ? Of(sound, quiet) : null;
    }

    /// <summary>Iterations that were answered well a second, while the load lasted.</summary>
    public static double Served(ProbeResult probe) =>
        probe.Completed > 0 ? probe.CompletedInTime / probe.Duration.TotalSeconds * probe.Ok / probe.Completed : 0;

    private static ServedAtATime? Of(List<ProbeResult> sound, ProbeResult quiet)
    {
        var service = quiet.ServiceTimeMs.Mean.TotalSeconds;
        var flat = sound.Where(probe => IsBehind(probe, service)).OrderBy(probe => Asked(probe, service)).ToList();
        if (flat.Count < 2 || Asked(flat[^1], service) < Apart * Asked(flat[0], service))
        {
            return null;
        }

        double throughput = flat.Average(Served);
        double error = Math.Sqrt(OfThroughput(flat, throughput) + OfService(quiet.ServiceTimeMs));
        double margin = (TwoSided * error) + Systematic;
        double number = throughput * service;
        double waiting = quiet.Concurrency == 1 ? 0 : Served(quiet) * service / number;
        return waiting > MostAtLittleLoad
            ? null
            : new(
                number,
                number * Math.Max(0, 1 - margin - waiting),
                number * (1 + margin),
                throughput,
                quiet.ServiceTimeMs.Mean,
                flat,
                HowFlat(flat)
            );
    }

    private static bool IsBehind(ProbeResult probe, double service) =>
        Served(probe) > 0
        && probe.CompletedInTime >= Fewest
        && Served(probe) < Behind * Asked(probe, service)
        && (probe.Failed > probe.Completed / 5 || probe.ServiceTimeMs.Mean.TotalSeconds > Waited * service);

    /// <summary>Iterations a second that would be served if none waited.</summary>
    private static double Asked(ProbeResult probe, double service) =>
        probe.Concurrency > 0 ? probe.Concurrency / service : probe.Offered.PerSecond;

    /// <summary>One user waits for nobody; else the lowest rate that was answered.</summary>
    private static ProbeResult? Quietest(List<ProbeResult> sound)
    {
        var answered = sound.Where(probe => probe.Ok >= Fewest && probe.Failed <= probe.Completed / 100).ToList();
        return answered.FirstOrDefault(probe => probe.Concurrency == 1)
            ?? answered.Where(probe => probe.Concurrency == 0).MinBy(probe => probe.Offered.PerSecond);
    }

    /// <summary>Flat is neither what rises with the load nor what falls with it: the latter costs more than it serves.</summary>
    private static double HowFlat(List<ProbeResult> flat)
    {
        double rise = Served(flat[^1]) / Served(flat[0]);
        double spread = flat.Max(Served) / flat.Min(Served);
        return Ramp.Down(Math.Max(rise, 1 / rise), 1.2, 1.45) * Ramp.Down(spread, 1.3, 1.6);
    }

    /// <summary>Relative variance: of the scatter between probes, and no less than counting gives.</summary>
    private static double OfThroughput(List<ProbeResult> flat, double mean)
    {
        double scatter = flat.Sum(probe => Math.Pow((Served(probe) / mean) - 1, 2)) / (flat.Count - 1) / flat.Count;
        return Math.Max(scatter, 1.0 / flat.Sum(probe => probe.CompletedInTime));
    }

    /// <summary>Relative variance of the mean; the deviation from the ninth decile, as of a normal distribution, 1.28 above the middle.</summary>
    private static double OfService(LatencySummary times)
    {
        double deviation = (times.P90 - times.P50) / times.Mean / 1.28;
        return Math.Pow(Math.Max(0, deviation), 2) / Math.Max(1, times.Count);
    }
}
