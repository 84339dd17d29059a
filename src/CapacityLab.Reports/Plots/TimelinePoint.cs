using CapacityLab.Results.Probes;

namespace CapacityLab.Reports.Plots;

/// <summary>A step of the timeline; rates are a second. P99 is null where nothing ended.</summary>
internal sealed record TimelinePoint(
    ProbeResult Probe,
    double At,
    double? Scheduled,
    double? Ok,
    double? Failed,
    double? Dropped,
    TimeSpan? P99
);
