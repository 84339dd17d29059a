using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>Where the probes speak of something else than a resource that gave out, no cause is named, and the reason is.</summary>
public static class NothingToName
{
    /// <summary>The part of the failures from which a limit of the rate is what broke a probe.</summary>
    private const double MostlyLimited = 0.5;

    /// <summary>Null where the nodes are to be looked into.</summary>
    /// <param name="probes">All of the layout.</param>
    /// <param name="capacity">What was concluded from them.</param>
    public static BottleneckResult? Of(IReadOnlyList<ProbeResult> probes, CapacityResult capacity) =>
        capacity.Status == CapacityStatus.HostDisturbed ? Disturbed(probes)
        : Limited(probes, capacity) is { } limited ? RateLimited(limited)
        : null;

    /// <summary>Of a scenario that fails at any rate.</summary>
    public static BottleneckResult Broken(string why) =>
        new() { Evidence = [Evidence.Of($"No cause is named: requests failed at any rate. {why}", "failed", 1, 0)] };

    /// <summary>Failures of a probe that were answers for too many requests a second (429).</summary>
    public static bool IsRateLimited(ProbeResult probe) =>
        probe.Failures.GetValueOrDefault(FailureKinds.RateLimited) is > 0 and var turnedAway
        && turnedAway >= MostlyLimited * probe.Failures.Sum(failure => failure.Value);

    private static BottleneckResult Disturbed(IReadOnlyList<ProbeResult> probes)
    {
        var disturbed = probes.Where(probe => probe.DisturbedBy.Length > 0).ToList();
        double most = disturbed.Max(probe => probe.OthersCpu?.Cores) ?? 0;
        return new BottleneckResult
        {
            Evidence =
            [
                .. disturbed
                    .TakeLast(1)
                    .Select(probe =>
                        Evidence.Of(
                            $"No cause is named: {probe.DisturbedBy}, and {disturbed.Count} probes allow no conclusion.",
                            "othersCpu",
                            most,
                            0
                        )
                    ),
            ],
        };
    }

    /// <summary>The lowest rate above the capacity that was turned away.</summary>
    private static ProbeResult? Limited(IReadOnlyList<ProbeResult> probes, CapacityResult capacity)
    {
        var lowest = probes
            .Where(probe => probe.ObjectivesHeld == false && !(probe.Offered < capacity.RequestsPerSecond))
            .MinBy(probe => probe.Offered.PerSecond);
        return lowest is not null && IsRateLimited(lowest) ? lowest : null;
    }

    private static BottleneckResult RateLimited(ProbeResult probe) =>
        new()
        {
            Evidence =
            [
                Evidence.Of(
                    $"Rate limiting: at {probe.Offered} {probe.Failures[FailureKinds.RateLimited]:#,0} requests were turned away with status 429. No resource gave out.",
                    FailureKinds.RateLimited,
                    probe.Failures[FailureKinds.RateLimited],
                    0
                ),
            ],
        };
}
