using System.Globalization;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Judging;

/// <summary>
/// Whether it was others on the host that left a probe without a conclusion. The generator is late in either case; it was not its own
/// doing where it had processor time left of what it may use, no quota held it back and no port or descriptor was missing.
/// </summary>
public static class HostDisturbance
{
    private const double OwnCpu = 0.9;
    private const double OwnThrottling = 0.05;

    /// <summary>The probe with who left it without a conclusion.</summary>
    /// <param name="probe">Judged by its objectives.</param>
    /// <param name="processors">Of the host.</param>
    public static ProbeResult Judge(ProbeResult probe, int processors) =>
        probe is { ObjectivesHeld: null, Generator.Limited: true }
        && Others(probe, processors) is { } others
        && !IsOwnDoing(probe)
            ? probe with
            {
                DisturbedBy = $"host disturbed: {Used(others, processors)}",
            }
            : probe;

    /// <summary>Such as <c>others used 1.92 of 2 processors</c>.</summary>
    public static string Used(double cores, int processors) =>
        string.Create(CultureInfo.InvariantCulture, $"others used {cores:0.00} of {processors} processors");

    /// <summary>What they used in the whole probe, or else in the second that they used most; null: too little to matter.</summary>
    private static double? Others(ProbeResult probe, int processors) =>
        ProbeDisturbance.IsUnderPressure(probe, processors)
            ? probe.OthersCpu?.Cores
            : probe
                .Intervals.Where(second => SoundSeconds.IsUsedByOthers(second, processors))
                .Max(second => second.OthersCpu?.Cores);

    private static bool IsOwnDoing(ProbeResult probe) =>
        (probe.Generator.CpuLimit.Cores > 0 && probe.Generator.CpuCores / probe.Generator.CpuLimit >= OwnCpu)
        || probe.Generator.ThrottledShare > OwnThrottling
        || probe.Failures.Keys.Any(kind => FailureKinds.Of(kind).IsGeneratorLimit);
}
