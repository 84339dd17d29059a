using System.Globalization;
using CapacityLab.Analysis.Alerts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Alerts;

/// <summary>Watches one probe for the success-ratio rule; used from one thread.</summary>
internal sealed class AlertWatch(SuccessRatioRule rule, string layout, int probeIndex, TimeProvider time)
{
    public const string RuleName = "success-ratio";

    private readonly List<IntervalResult> intervals = [];
    private readonly List<AlertResult> ended = [];
    private AlertResult? firing;

    /// <summary>Takes the interval that has just ended; returns an alert that starts to fire with it.</summary>
    public AlertResult? Observe(IntervalResult interval)
    {
        intervals.Add(interval);
        if (rule.Share(intervals) is not { } share)
        {
            return null;
        }

        if (!rule.Fires(share))
        {
            End();
            return null;
        }

        bool starts = firing is null;
        firing = starts ? Alert(share) : firing! with { Value = Math.Min(firing.Value, share) };
        return starts ? firing : null;
    }

    /// <summary>All alerts of the probe, whose end ends the last.</summary>
    public IReadOnlyList<AlertResult> Finish()
    {
        End();
        return ended;
    }

    private void End()
    {
        if (firing is not null)
        {
            ended.Add(firing with { EndedAt = time.GetUtcNow() });
            firing = null;
        }
    }

    private AlertResult Alert(double share) =>
        new()
        {
            Name = RuleName,
            Layout = layout,
            ProbeIndex = probeIndex,
            StartedAt = time.GetUtcNow(),
            Value = share,
            Threshold = rule.Below,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{share:P1} of the arrivals of the last {rule.Over.TotalSeconds:0.#} s ended ok, below {rule.Below:P1} ({layout}, probe {probeIndex})"
            ),
        };
}
