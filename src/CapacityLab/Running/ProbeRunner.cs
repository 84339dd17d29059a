using CapacityLab.Alerts;
using CapacityLab.Analysis.Alerts;
using CapacityLab.Analysis.Judging;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Carries out one probe: load, the nodes' use meanwhile, who answered, whether the objectives held.</summary>
internal sealed class ProbeRunner(
    Plan plan,
    string layoutName,
    ILayout layout,
    LoadShape shape,
    IRunObserver observer,
    TimeProvider time
)
{
    private readonly List<AlertResult> alerts = [];

    /// <summary>Alerts of all probes so far.</summary>
    public IReadOnlyList<AlertResult> Alerts => alerts;

    public async Task<ProbeResult> RunAsync(
        int index,
        RequestRate rate,
        TimeSpan length,
        CancellationToken cancellation
    )
    {
        observer.On(new RunEvent.ProbeStarted(layoutName, index, rate, length));
        var watch = new AlertWatch(
            new SuccessRatioRule(plan.Alerts.SuccessRatioBelow, plan.Alerts.Over),
            layoutName,
            index,
            time
        );
        // What earlier probes left is collected now, not in the middle of this one.
        GC.Collect();
        var measurement = layout.Measure(index);
        try
        {
            var load = shape.Open(rate, length, Seeds.OfProbe(plan.Load.Seed, index));
            var probe = await LoadEngine.RunAsync(
                load,
                new Ticks(interval => OnInterval(watch, index, interval)),
                cancellation
            );
            var nodes = measurement.EndUse();
            var shares = await measurement.EndSharesAsync(probe.RequestsCompleted, Answered(probe), cancellation);
            return ObjectiveJudge.Judge(
                plan.Objectives,
                probe with
                {
                    Index = index,
                    Nodes = nodes,
                    Shares = shares,
                    Balancer = measurement.Balancer,
                }
            );
        }
        finally
        {
            End(watch.Finish());
        }
    }

    private void End(IReadOnlyList<AlertResult> ended)
    {
        alerts.AddRange(ended);
        foreach (var alert in ended)
        {
            observer.On(new RunEvent.AlertEnded(alert));
        }
    }

    private void OnInterval(AlertWatch watch, int index, IntervalResult interval)
    {
        observer.On(new RunEvent.Ticked(layoutName, index, interval));
        if (watch.Observe(interval) is { } alert)
        {
            observer.On(new RunEvent.AlertFired(alert));
        }
    }

    private static long Answered(ProbeResult probe) =>
        probe.RequestsCompleted
        - probe.Failures.Where(failure => !FailureKinds.GotResponse(failure.Key)).Sum(failure => failure.Value);

    /// <summary>Calls at once: <see cref="Progress{T}"/> would post, and may reorder.</summary>
    private sealed class Ticks(Action<IntervalResult> tick) : IProgress<IntervalResult>
    {
        public void Report(IntervalResult value) => tick(value);
    }
}
