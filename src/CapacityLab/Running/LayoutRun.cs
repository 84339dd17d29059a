using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>Carries out one layout from start to end: stand it up, warm it, search its capacity, end it.</summary>
internal sealed class LayoutRun : ILayoutObserver
{
    /// <summary>A rung, where answers do not take longer.</summary>
    private static readonly TimeSpan ConcurrencyLook = TimeSpan.FromSeconds(1);

    private readonly LayoutOptions options;
    private readonly LayoutRunContext context;
    private readonly List<SearchStep> steps = [];
    private ProbeRunner? probes;
    private ScenarioCheck? scenario;

    /// <summary>Why the scenario fails at any rate; null where it does not.</summary>
    private string? broken;

    /// <summary>Nodes that run and answer no more.</summary>
    private IReadOnlyList<NodeEvent> lost = [];

    public LayoutRun(LayoutOptions options, LayoutRunContext context)
    {
        this.options = options;
        this.context = context;
        Result = new LayoutResult
        {
            Name = options.Name,
            Kind = options.Replicas > 1 ? LayoutKind.Horizontal : LayoutKind.Vertical,
            Replicas = options.Replicas,
            Cpus = options.Cpus,
            Memory = options.Memory,
            Runtime = context.Setup.Runtime.Name,
        };
    }

    /// <summary>What is known so far; whole when <see cref="RunAsync"/> has returned.</summary>
    public LayoutResult Result { get; private set; }

    public IReadOnlyList<AlertResult> Alerts => probes?.Alerts ?? [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var layout = await context.Setup.Runtime.StartAsync(
                context.Specs.Of(options, this),
                cancellation
            );
            try
            {
                await MeasureAsync(layout, cancellation);
            }
            finally
            {
                Result = Conclude(layout);
            }
        }
        catch (EnvironmentException error)
        {
            Result = LayoutConclusion.Failed(Result, error);
        }
    }

    private LayoutResult Conclude(ILayout layout)
    {
        var kept = Keep(layout);
        var concluded = LayoutConclusion.WithDemands(
            LayoutConclusion.Conclude(
                kept,
                steps,
                context.Setup.TargetProcessors,
                OnlyRequests,
                Settings,
                LayoutConclusion.LastLines(layout, kept)
            ),
            context
        );
        return broken is { } why && concluded.Events.Count == 0
            ? BrokenLayout.Of(concluded, why, context.Setup.Plan.Objectives)
            : concluded;
    }

    void ILayoutObserver.Sampled(NodeSample sample) => context.Observer.On(new RunEvent.Sampled(sample));

    void ILayoutObserver.Happened(NodeEvent nodeEvent) =>
        context.Observer.On(new RunEvent.NodeHappened(options.Name, nodeEvent));

    private async Task MeasureAsync(ILayout layout, CancellationToken cancellation)
    {
        Result = Result with
        {
            LimitsBy = layout.LimitsBy,
            Balancer = layout.Balancer,
            StartUp = layout.StartUp,
            Facts = layout.Facts,
        };
        context.Observer.On(new RunEvent.LayoutReady(options.Name, layout.StartUp, layout.LimitsBy, layout.Balancer));

        using var connections = new LoadConnections(context.Setup.Plan.Load.RequestTimeout);
        var shape = new LoadShape(context.Setup.Plan, context.Setup.Mix, layout.Address, connections)
        {
            MostRate = context.Setup.Search.MostRate,
        };
        var warming = new WarmUp(layout, shape, options.Replicas, context);
        var warmUp = await warming.RunAsync(cancellation);
        Result = Result with { WarmUp = warmUp };
        context.Observer.On(new RunEvent.WarmedUp(options.Name, warmUp));

        var warm = shape with { RequestsPerIteration = warmUp.RequestsPerIteration };
        scenario = ScenarioCheck.Of(warm);
        broken = NoReplicaLeft(layout)
            ? null
            : await scenario.LookAsync(warming.Loads, () => Task.CompletedTask, cancellation);
        probes = new ProbeRunner(context, options.Name, layout, warm);
        if (broken is not null)
        {
            await LookForSilentNodesAsync(layout, probes, cancellation);
        }

        await SearchAsync(layout, probes, Settings, cancellation);
        await LookForConcurrencyAsync(layout, probes, cancellation);
    }

    private async Task LookForSilentNodesAsync(ILayout layout, ProbeRunner runner, CancellationToken cancellation)
    {
        if (NoReplicaLeft(layout))
        {
            return;
        }

        var look = new SilentNodes(
            layout,
            () => runner.RecoverAsync(() => NoReplicaLeft(layout), cancellation),
            context.Time
        );
        lost = await look.LostAsync(Result.Probes, anyNode: broken is not null, cancellation);
        foreach (var happened in lost)
        {
            context.Observer.On(new RunEvent.NodeHappened(options.Name, happened));
        }
    }

    private SearchSettings Settings =>
        context.Setup.Search.Settings(Result.WarmUp) with
        {
            Load = context.Setup.Plan.Objectives.Load(Result.WarmUp.RequestsPerIteration),
        };

    private async Task SearchAsync(
        ILayout layout,
        ProbeRunner runner,
        SearchSettings settings,
        CancellationToken cancellation
    )
    {
        while (
            broken is null
            && lost.Count == 0
            && !NoReplicaLeft(layout)
            && CapacitySearch.Next(settings, steps) is { } order
        )
        {
            await runner.RecoverAsync(() => NoReplicaLeft(layout), cancellation);
            if (NoReplicaLeft(layout))
            {
                break;
            }

            var probe = await runner.RunAsync(Result.Probes.Count + 1, order, cancellation);
            steps.Add(SearchStep.Of(order, context.Setup.Plan.Objectives, probe));
            // What a killed run leaves has to say what it knew, not that nothing held.
            Add(layout, probe, CapacitySearch.Conclude(settings, steps));
            broken = await LookAsync(layout, runner, probe, cancellation);
            await LookForSilentNodesAsync(layout, runner, cancellation);
        }
    }

    /// <summary>Where nothing was used up: whether the target serves a fixed number at a time. The capacity is not judged by it.</summary>
    private async Task LookForConcurrencyAsync(ILayout layout, ProbeRunner runner, CancellationToken cancellation)
    {
        if (broken is not null || lost.Count > 0 || !MayBeConcurrency(CapacitySearch.Conclude(Settings, steps)))
        {
            return;
        }

        while (!NoReplicaLeft(layout) && ConcurrencyProbes.Next(Result.Probes, ConcurrencyLook) is { } order)
        {
            await runner.RecoverAsync(() => NoReplicaLeft(layout), cancellation);
            Add(layout, await runner.RunAsync(Result.Probes.Count + 1, order, cancellation), Result.Capacity);
        }
    }

    /// <summary>A bound of the rate leaves no closed load, and users of code may do something else than wait.</summary>
    private bool MayBeConcurrency(CapacityResult capacity) =>
        OnlyRequests
        && context.Setup.Search.MostRate is null
        && ConcurrencyProbes.MayTell(Result.Probes, capacity)
        && LayoutConclusion.Bottleneck(Result.Probes, capacity, context.Setup.TargetProcessors, OnlyRequests).Cause
            == BottleneckCause.Unknown;

    private bool OnlyRequests => context.Setup.Mix.All(scenario => scenario.Http is not null);

    private void Add(ILayout layout, ProbeResult probe, CapacityResult capacity)
    {
        Result = Result with { Probes = [.. Result.Probes, probe], Events = layout.Events, Capacity = capacity };
        context.Observer.On(new RunEvent.ProbeEnded(Result, probe));
    }

    /// <summary>Of what a scenario does alone, a target that is still busy with the probe before says nothing.</summary>
    private async Task<string?> LookAsync(
        ILayout layout,
        ProbeRunner runner,
        ProbeResult probe,
        CancellationToken cancellation
    )
    {
        string? why =
            scenario is null || NoReplicaLeft(layout)
                ? null
                : await scenario.LookAsync(
                    [probe],
                    () => runner.RecoverAsync(() => NoReplicaLeft(layout), cancellation),
                    cancellation
                );
        return NoReplicaLeft(layout) ? null : why;
    }

    private bool NoReplicaLeft(ILayout layout) =>
        layout
            .Events.Select(happened => happened.Node)
            .Distinct()
            .Count(node => ReplicaName.Is(context.Setup.Plan.Target.Name, node)) >= options.Replicas;

    private LayoutResult Keep(ILayout layout) =>
        Result with
        {
            Events = [.. layout.Events, .. lost],
            Samples = layout.Samples,
            Facts = layout.Facts,
        };
}
