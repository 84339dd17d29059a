using CapacityLab.Alerts;
using CapacityLab.Analysis.Alerts;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Carries out one probe: load, the nodes' use meanwhile, who answered, whether the objectives held.</summary>
internal sealed class ProbeRunner(LayoutRunContext context, string layoutName, ILayout layout, LoadShape shape)
{
    /// <summary>As the time for probes grows, so does that for pauses.</summary>
    private const int ProbesToRecover = 8;
    private static readonly TimeSpan MostToRecover = TimeSpan.FromSeconds(20);

    private readonly Plan plan = context.Setup.Plan;
    private readonly IRunObserver observer = context.Observer;
    private readonly TimeProvider time = context.Time;
    private readonly List<AlertResult> alerts = [];
    private readonly Recovery recovery = new(
        (trial, cancellation) =>
            LoadEngine.RunAsync(
                shape.Closed(
                    1,
                    shape.AtLeastSome(Recovery.Trial),
                    Seeds.OfRecovery(context.Setup.Plan.Load.Seed, trial)
                ),
                progress: null,
                cancellation
            ),
        context.Setup.Plan.Objectives.P99,
        MostToRecover < ProbesToRecover * context.Setup.Search.Probe
            ? MostToRecover
            : ProbesToRecover * context.Setup.Search.Probe,
        context.Time
    );
    private ProbeResult? last;
    private RecoveryResult? pause;
    private TimeSpan? quietPause;
    private readonly QuietWait quiet = new(
        async cancellation =>
        {
            var meter = new OthersCpuMeter(() => layout.Samples, context.Time);
            await Task.Delay(QuietWait.Look, context.Time, cancellation);
            return meter.Look();
        },
        Environment.ProcessorCount,
        context.Setup.Search.Probe,
        context.Time
    );

    /// <summary>Alerts of all probes so far.</summary>
    public IReadOnlyList<AlertResult> Alerts => alerts;

    /// <summary>To be called before each probe: waits for the target to recover from the one before, where that was too much.</summary>
    /// <param name="gone">Whether nothing is left that could recover.</param>
    /// <param name="cancellation">Of the run.</param>
    public async Task RecoverAsync(Func<bool> gone, CancellationToken cancellation)
    {
        if (last is null)
        {
            await recovery.RestAsync(cancellation);
            return;
        }

        pause = await recovery.WaitAsync(
            last,
            () => observer.On(new RunEvent.Recovering(layoutName, last.Index)),
            gone,
            cancellation
        );
        quietPause = await quiet.WaitAsync(
            last,
            others => observer.On(new RunEvent.WaitingForQuiet(layoutName, others, Environment.ProcessorCount)),
            cancellation
        );
    }

    /// <summary>A probe that cannot hold any more is ended early.</summary>
    public async Task<ProbeResult> RunAsync(int index, ProbeOrder order, CancellationToken cancellation)
    {
        observer.On(new RunEvent.ProbeStarted(layoutName, index, order.Rate, order.Length));
        var watch = new AlertWatch(
            new SuccessRatioRule(plan.Alerts.SuccessRatioBelow, plan.Alerts.Over),
            layoutName,
            index,
            time
        );
        // What earlier probes left is collected now, not in the middle of this one.
        GC.Collect();
        using var early = new EarlyEnd(order, shape.Arrivals(order.Rate), plan.Objectives, Environment.ProcessorCount);
        var seconds = new ProbeSeconds(new OthersCpuMeter(() => layout.Samples, time));
        try
        {
            last = await MeasureAsync(
                index,
                order,
                early,
                new Ticks(interval => OnInterval(watch, early, index, seconds.Take(interval))),
                cancellation
            );
            last = await WithSilentNodesAsync(Judge(order, seconds.Fill(last)), cancellation);
            return last;
        }
        finally
        {
            End(watch.Finish());
        }
    }

    private async Task<ProbeResult> MeasureAsync(
        int index,
        ProbeOrder order,
        EarlyEnd early,
        Ticks ticks,
        CancellationToken cancellation
    )
    {
        var measurement = layout.Measure(index);
        var host = new HostCpuMeter();
        long began = time.GetTimestamp();
        var load = Load(index, order) with { EndEarly = early.Token };
        var probe = await LoadEngine.RunAsync(load, ticks, cancellation);
        var (used, measured) = (host.Used(), time.GetElapsedTime(began));
        var nodes = measurement.EndUse();
        var shares = await measurement.EndSharesAsync(probe.RequestsCompleted, Answered(probe), cancellation);
        return shape.Stated(probe, order.Users > 0 ? null : order.Rate) with
        {
            Index = index,
            Purpose = order.Purpose,
            Nodes = nodes,
            Shares = shares,
            Balancer = measurement.Balancer,
            EndedEarly = early.Reason,
            Recovery = pause,
            QuietWait = quietPause,
            OthersCpu = Others(used, nodes, OwnCpu(probe, measured)),
        };
    }

    /// <summary>A node that is slow has answered some; it is asked all the same where the probe broke.</summary>
    private static bool MayBeSilent(ProbeResult probe) =>
        probe.ObjectivesHeld == false
        || (probe.Scheduled > 0 && probe.Ok == 0)
        || probe.Nodes.Any(node => probe.Shares.Any(share => share.Node == node.Name && share.Requests == 0));

    private async Task<ProbeResult> WithSilentNodesAsync(ProbeResult probe, CancellationToken cancellation)
    {
        var silent = MayBeSilent(probe)
            ? await layout.SilentNodesAsync(cancellation)
            : new Dictionary<string, string>();
        return silent.Count == 0
            ? probe
            : probe with
            {
                Nodes =
                [
                    .. probe.Nodes.Select(node => node with { NoAnswer = silent.GetValueOrDefault(node.Name, "") }),
                ],
            };
    }

    private LoadSpec Load(int index, ProbeOrder order)
    {
        int seed = Seeds.OfProbe(plan.Load.Seed, index);
        return order.Users > 0
            ? shape.Closed(order.Users, order.Length, seed)
            : shape.Open(order.Rate, order.Length, seed);
    }

    /// <summary>A rung of the ladder is for the scale; whether objectives hold is asked at a rate.</summary>
    private ProbeResult Judge(ProbeOrder order, ProbeResult probe) =>
        order.Users > 0
            ? ProbeDisturbance.Judge(probe, Environment.ProcessorCount)
            : ProbeJudgement.Of(plan.Objectives, probe, Environment.ProcessorCount);

    private static Cpus? Others(Cpus? host, IReadOnlyList<NodeUse> nodes, double own) =>
        host is { } used ? new Cpus(Math.Max(0, used.Cores - nodes.Sum(node => node.CpuCores.Cores) - own)) : null;

    /// <summary>The generator's is a mean over the load, the others' over the wait for the last answers as well.</summary>
    private static double OwnCpu(ProbeResult probe, TimeSpan measured) =>
        measured > probe.Duration
            ? probe.Generator.CpuCores.Cores * (probe.Duration / measured)
            : probe.Generator.CpuCores.Cores;

    private void End(IReadOnlyList<AlertResult> ended)
    {
        alerts.AddRange(ended);
        foreach (var alert in ended)
        {
            observer.On(new RunEvent.AlertEnded(alert));
        }
    }

    private void OnInterval(AlertWatch watch, EarlyEnd early, int index, IntervalResult interval)
    {
        early.Observe(interval);
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
