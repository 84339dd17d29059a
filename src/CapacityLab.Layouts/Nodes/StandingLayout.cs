using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Metrics;
using CapacityLab.Layouts.Sampling;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Nodes;

internal sealed class StandingLayout : ILayout
{
    private readonly LayoutSpec spec;
    private readonly StandingNodes nodes;
    private readonly WorkFolder work;
    private readonly RunState state;
    private readonly INodeStarter starter;
    private readonly Sampler sampler;
    private readonly MetricsWatch metrics;
    private readonly Lock gate = new();
    private readonly List<NodeSample> samples = [];
    private readonly List<NodeEvent> events = [];
    private readonly NodeReading[] sampled;
    private LayoutMeasurement? current;
    private Task? end;
    private bool limited;

    public StandingLayout(
        LayoutSpec spec,
        StandingNodes nodes,
        WorkFolder work,
        RunState state,
        INodeStarter starter,
        TimeSpan startUp
    )
    {
        (this.spec, this.nodes, this.work, this.state) = (spec, nodes, work, state);
        (this.starter, LimitsBy, StartUp, limited) = (starter, starter.LimitsBy, startUp, !spec.Boost);
        sampled = new NodeReading[nodes.All.Count];
        sampler = new Sampler(nodes.All, starter.Watch(nodes.All), spec.SampleInterval, Take);
        sampler.Start();
        metrics = new MetricsWatch(nodes.All);
        foreach (var node in nodes.All)
        {
            node.Exit.ContinueWith(_ => TellOfDeath(node), TaskScheduler.Default);
        }
    }

    public Uri Address => (nodes.Balancer?.Node ?? nodes.Replicas[0]).Url;

    public string LimitsBy { get; }

    public string Balancer => nodes.Balancer?.Name ?? "";

    public TimeSpan StartUp { get; }

    public IReadOnlyDictionary<string, string> Facts =>
        new SortedDictionary<string, string>(starter.Facts.Concat(LogTroubles()).ToDictionary(), StringComparer.Ordinal)
        {
            ["sampling"] = sampler.Cost,
        };

    public IReadOnlyList<NodeSample> Samples
    {
        get
        {
            lock (gate)
            {
                return [.. samples];
            }
        }
    }

    public IReadOnlyList<NodeEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    public async Task ApplyCpuLimitsAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (limited)
            {
                return;
            }

            limited = true;
        }

        foreach (var node in nodes.All)
        {
            await node.ApplyCpuLimitAsync(spec.Processors, cancellation).ConfigureAwait(false);
        }
    }

    public IReadOnlyList<NodeCpu> ReadCpu() =>
        [
            .. sampler
                .ReadNow()
                .Zip(
                    nodes.All,
                    (read, node) =>
                        new NodeCpu(node.Name, node.Role, node.Limit.Cpus, NodeRates.CpuSeconds(default, read))
                ),
        ];

    public ILayoutMeasurement Measure(int probeIndex)
    {
        var errorsBefore = nodes.All.Select(node => node.Log.OutOfMemoryErrors.SoFar()).ToList();
        var runtimes = metrics.Begin();
        var measurement = new LayoutMeasurement(this, nodes, probeIndex, errorsBefore, sampler.ReadNow(), runtimes);
        lock (gate)
        {
            current = measurement;
        }

        return measurement;
    }

    public async Task<IReadOnlyDictionary<string, string>> SilentNodesAsync(CancellationToken cancellation)
    {
        using var silence = new Silence(sampler.ReadNow);
        return await silence.OfAsync(nodes.All, cancellation).ConfigureAwait(false);
    }

    public IReadOnlyList<string> LastLogLines(string node, int count) =>
        nodes.All.FirstOrDefault(candidate => candidate.Name == node)?.Log.LastLines(count) ?? [];

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            end ??= Task.Run(EndAsync);
        }

        return new ValueTask(end);
    }

    /// <summary>Reads all nodes a last time for a measurement, which ends with it.</summary>
    internal void ReadLast(LayoutMeasurement measurement)
    {
        sampler.ReadNow();
        lock (gate)
        {
            current = current == measurement ? null : current;
        }

        metrics.End();
    }

    private async Task EndAsync()
    {
        sampler.Dispose();
        metrics.Dispose();
        await Task.WhenAll(nodes.All.Select(node => node.StopAsync())).ConfigureAwait(false);
        await starter.DisposeAsync().ConfigureAwait(false);
        work.Remove();
        state.Forget();
    }

    private IEnumerable<KeyValuePair<string, string>> LogTroubles() =>
        nodes
            .All.Where(node => node.Log.Trouble.Length > 0)
            .Select(node => KeyValuePair.Create(NodeFact.NameOf(NodeFactKind.Log, node.Name), node.Log.Trouble));

    private void Take(IReadOnlyList<NodeReading> readings, bool ratesMeanSomething)
    {
        List<NodeSample> fresh = [];
        lock (gate)
        {
            current?.Take(readings);
            for (var i = 0; ratesMeanSomething && i < readings.Count; i++)
            {
                bool isNew = sampled[i].Timestamp != 0 && sampled[i].Timestamp != readings[i].Timestamp;
                if (isNew && !nodes.All[i].Exit.IsCompleted)
                {
                    fresh.Add(Sample(i, readings[i]));
                }

                sampled[i] = readings[i].After(sampled[i]);
            }

            samples.AddRange(fresh);
        }

        fresh.ForEach(sample => spec.Observer?.Sampled(sample));
    }

    private NodeSample Sample(int node, NodeReading reading) =>
        NodeRates.Sample(
            nodes.All[node].Name,
            TimeProvider.System.GetUtcNow(),
            current?.ProbeIndex ?? 0,
            sampled[node],
            reading
        );

    private void TellOfDeath(INode node)
    {
        if (node.IsStopping)
        {
            return;
        }

        var death = node.Death();
        NodeEvent told;
        bool isNews;
        lock (gate)
        {
            // All nodes are lost with the engine, and of each there is the same to say.
            isNews = death.Kind != NodeEventKind.EngineGone || events.TrueForAll(known => known.Kind != death.Kind);
            told = death.Event(node.Name, current?.ProbeIndex ?? 0);
            events.Add(told);
        }

        if (isNews)
        {
            spec.Observer?.Happened(told);
        }
    }
}
