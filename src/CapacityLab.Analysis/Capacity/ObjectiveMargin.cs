using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// How far a probe is from breaking its objectives: ln(measured / allowed) of the one that is nearest or worst, of the p99s and of
/// the share that did not end ok. Negative where all hold, 0 at the edge; infinite where nothing ended.
/// </summary>
public static class ObjectiveMargin
{
    public static double Of(Objectives objectives, ProbeResult probe) =>
        probe.ResponseTimeMs.Count == 0
            ? double.PositiveInfinity
            : new[]
            {
                Ratio(probe.ResponseTimeMs.P99.TotalMilliseconds, objectives.P99.TotalMilliseconds),
                objectives.RequestP99 is { } each
                    ? Ratio(probe.RequestTimeMs.P99.TotalMilliseconds, each.TotalMilliseconds)
                    : double.NegativeInfinity,
                Ratio(1 - probe.SuccessRatio, 1 - objectives.SuccessRatio),
            }.Max();

    private static double Ratio(double measured, double allowed) =>
        measured <= 0 ? double.NegativeInfinity
        : allowed <= 0 ? double.PositiveInfinity
        : Math.Log(measured / allowed);
}
