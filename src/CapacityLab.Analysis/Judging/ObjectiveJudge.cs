using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Judging;

/// <summary>Whether the objectives held in one probe.</summary>
public static class ObjectiveJudge
{
    /// <summary>
    /// Returns the probe with its judgement. Without a judgement (null) where the generator was the limit, and where not
    /// one arrival was scheduled: neither says anything of the target.
    /// </summary>
    public static ProbeResult Judge(Objectives objectives, ProbeResult probe)
    {
        if (probe.Generator.Limited || probe.Scheduled == 0)
        {
            return probe with { ObjectivesHeld = null, ObjectivesBroken = [] };
        }

        // One that was ended early had broken an objective by then, though what was counted until the end may look better.
        List<string> broken = [.. Broken(objectives, probe), .. EndedEarly(probe)];
        return probe with { ObjectivesHeld = broken.Count == 0, ObjectivesBroken = broken };
    }

    private static IEnumerable<string> EndedEarly(ProbeResult probe) =>
        probe.EndedEarly.Length > 0 ? [probe.EndedEarly] : [];

    private static IEnumerable<string> Broken(Objectives objectives, ProbeResult probe)
    {
        if (probe.SuccessRatio < objectives.SuccessRatio)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"success ratio {probe.SuccessRatio:P2}, objective ≥ {objectives.SuccessRatio:P2} ({probe.Ok:#,0} ok of {probe.Scheduled:#,0})"
            );
        }

        if (probe.ResponseTimeMs.Count == 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"p99 response time unknown, objective ≤ {objectives.P99.TotalMilliseconds:#,0.#} ms (none of {probe.Scheduled:#,0} arrivals ended)"
            );
        }

        if (probe.ResponseTimeMs.P99 > objectives.P99)
        {
            yield return TooSlow("p99 response time", "response time", probe.ResponseTimeMs, objectives.P99);
        }

        if (probe.RequestTimeMs.P99 > objectives.RequestP99)
        {
            yield return TooSlow(
                "p99 of a request",
                "time of a request",
                probe.RequestTimeMs,
                objectives.RequestP99.Value
            );
        }
    }

    /// <summary>Of few observations the slowest is held against the objective, and is called so.</summary>
    private static string TooSlow(string percentile, string time, LatencySummary times, TimeSpan objective) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(LatencyPercentile.P99.In(times) is null ? $"slowest {time}" : percentile)} {times.P99.TotalMilliseconds:#,0.#} ms, objective ≤ {objective.TotalMilliseconds:#,0.#} ms ({times.Count:#,0} observations)"
        );
}
