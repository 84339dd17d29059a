using CapacityLab.Analysis.Bottlenecks.Suspects;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Where nothing that is measured was used up, short closed loads tell whether a target serves a fixed number at a time: one user, who
/// waits for no other, then three and twelve times as many as Little's law finds.
/// </summary>
public static class ConcurrencyProbes
{
    /// <summary>Answers that a rung needs before it says anything, with some to spare.</summary>
    private const int Answers = 15;

    private const int MostUsers = 2_000;

    private static readonly double[] Crowds = [3, 12];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Whether something gave out, and the target is what was measured.</summary>
    public static bool MayTell(IReadOnlyList<ProbeResult> probes, CapacityResult capacity) =>
        capacity.Status is CapacityStatus.Measured or CapacityStatus.Failed
        && probes.Any(probe => probe.ObjectivesHeld == false);

    /// <summary>The next one; null: there is no more to ask.</summary>
    /// <param name="probes">All of the layout.</param>
    /// <param name="length">Of a rung, unless the answers take longer.</param>
    public static ProbeOrder? Next(IReadOnlyList<ProbeResult> probes, TimeSpan length)
    {
        if (Rung(probes, 1) is not { } alone)
        {
            return Of(1, length, Quickest(probes));
        }

        var service = alone.ServiceTimeMs.Mean;
        double throughput = probes
            .Where(probe => probe.Concurrency == 0)
            .Select(ServedAtATime.Served)
            .DefaultIfEmpty()
            .Max();
        double number = Math.Max(1, throughput * service.TotalSeconds);
        return alone.Failed > 0 || service == TimeSpan.Zero
            ? null
            : Crowds
                .Select(crowd => Math.Clamp((int)Math.Ceiling(crowd * number), 2, MostUsers))
                .Where(users => Rung(probes, users) is null)
                .Select(users => Of(users, length, service))
                .FirstOrDefault();
    }

    private static ProbeOrder Of(int users, TimeSpan length, TimeSpan answer)
    {
        var needed = answer * Answers;
        var enough = needed > length ? needed : length;
        return new ProbeOrder(ProbePurpose.Ladder, default, users, enough < Longest ? enough : Longest);
    }

    private static ProbeResult? Rung(IReadOnlyList<ProbeResult> probes, int users) =>
        probes.FirstOrDefault(probe => probe.Purpose == ProbePurpose.Ladder && probe.Concurrency == users);

    /// <summary>What an answer took in the median of the probe in which it took least.</summary>
    private static TimeSpan Quickest(IReadOnlyList<ProbeResult> probes) =>
        probes
            .Where(probe => probe.ServiceTimeMs.Count > 0)
            .Select(probe => probe.ServiceTimeMs.P50)
            .DefaultIfEmpty()
            .Min();
}
