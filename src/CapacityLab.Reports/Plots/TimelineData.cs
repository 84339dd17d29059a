using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Reports.Plots;

/// <summary>A layout's seconds on one clock, from the start of its first probe, thinned to what a screen can show.</summary>
internal sealed class TimelineData
{
    private const double MostPoints = 180;

    private readonly LayoutResult _layout;
    private readonly DateTimeOffset _origin;

    public TimelineData(LayoutResult layout)
    {
        _layout = layout;
        _origin = layout.Probes.Min(p => p.StartedAt);
        End = layout.Probes.Max(p => At(p.StartedAt) + p.Duration.TotalSeconds);
        Step = Math.Max(1, Math.Ceiling(End / MostPoints));
    }

    /// <summary>Seconds from the first probe's start to the last one's end.</summary>
    public double End { get; }

    /// <summary>Seconds that one point stands for.</summary>
    public double Step { get; }

    public double At(DateTimeOffset moment) => (moment - _origin).TotalSeconds;

    /// <summary>The points of a probe; several intervals in one step are summed, their percentiles' largest is shown.</summary>
    public IReadOnlyList<TimelinePoint> Points(ProbeResult probe) =>
        [
            .. probe
                .Intervals.GroupBy(i => Math.Floor(i.At.TotalSeconds / Step))
                .OrderBy(g => g.Key)
                .Select(g => Point(probe, [.. g])),
        ];

    /// <summary>CPU of a node in cores while the probes ran, averaged over each step.</summary>
    public IReadOnlyList<(double X, double Y)> Cpu(string node) =>
        [
            .. _layout
                .Samples.Where(s => s.Node == node && At(s.At) >= 0 && At(s.At) <= End)
                .GroupBy(s => Math.Floor(At(s.At) / Step))
                .OrderBy(g => g.Key)
                .Select(g => ((g.Key + 0.5) * Step, g.Average(s => s.CpuCores.Cores))),
        ];

    private TimelinePoint Point(ProbeResult probe, IntervalResult[] intervals)
    {
        // Answers come until the last interval ends, arrivals only until the probe's duration is over.
        var ending = intervals.Sum(i => i.Length.TotalSeconds);
        var arriving = intervals.Sum(i => Math.Clamp((probe.Duration - i.At).TotalSeconds, 0, i.Length.TotalSeconds));
        double? Rate(Func<IntervalResult, long> count, double seconds) =>
            seconds > 0 ? intervals.Sum(count) / seconds : null;
        return new TimelinePoint(
            probe,
            At(probe.StartedAt) + intervals[0].At.TotalSeconds,
            Rate(i => i.Scheduled, arriving),
            Rate(i => i.Ok, ending),
            Rate(i => i.Failed, ending),
            Rate(i => i.Dropped, arriving),
            intervals.Any(i => i.Ok + i.Failed > 0) ? intervals.Max(i => i.P99) : null
        );
    }
}
