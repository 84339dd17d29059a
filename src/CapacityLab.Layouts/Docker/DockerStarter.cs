using System.Globalization;
using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Layouts.Sampling;
using CapacityLab.Results.Layouts;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;

namespace CapacityLab.Layouts.Docker;

/// <summary>Starts the nodes of one layout as containers on a network of their own.</summary>
internal sealed class DockerStarter(
    LayoutSpec spec,
    DockerEngine engine,
    LayoutImages images,
    NodePlacement placement,
    Health health
) : INodeStarter
{
    // Each node listens on a port of its own, by which the balancer's log tells the replicas apart.
    private const int FirstPort = 8081;

    private readonly ContainerFactory factory = new(spec, engine.Endpoint, placement);
    private readonly ContainerPrograms programs = new(spec, images, placement);
    private readonly Dictionary<string, string> values = [];
    private readonly LayoutFacts facts = new();
    private WorkFolder work = null!;
    private INetwork? network;
    private int ports = FirstPort - 1;
    private volatile bool wasCutOff;

    public string LimitsBy => LimitMechanism.Docker;

    public string ListenHost => "0.0.0.0";

    public IReadOnlyDictionary<string, string> Values => values;

    public IReadOnlyDictionary<string, string> Facts => facts.Copy();

    public async Task<IReadOnlyList<INode>> BeginAsync(WorkFolder folder, CancellationToken cancellation)
    {
        work = folder;
        facts["engine"] = engine.Text;
        // Nodes are users of their own, who write there too.
        Writable.ForAll(work.Data);
        await NetworkAsync(cancellation).ConfigureAwait(false);
        return spec.Database is { } database ? [await StartAsync(database, cancellation).ConfigureAwait(false)] : [];
    }

    public async Task<INode> StartAsync(NodePlan plan, CancellationToken cancellation)
    {
        var port = await EngineCalls
            .WithinAsync(plan.Name, () => PortAsync(plan, cancellation), cancellation)
            .ConfigureAwait(false);
        var content = await EngineCalls
            .WithinAsync(plan.Name, () => programs.ContentAsync(plan, plan.Program(port), cancellation), cancellation)
            .ConfigureAwait(false);
        MakeWritable(plan.Name);
        var started = TimeProvider.System.GetTimestamp();
        var node = await StartAsync(plan, content, port, cancellation).ConfigureAwait(false);
        return await ReadyAsync(node, started, () => health.WaitAsync(node, plan.ReadyTimeout, cancellation))
            .ConfigureAwait(false);
    }

    public IBalancer Balancer(BalancerKind kind) =>
        kind == BalancerKind.Yarp
            ? throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                NodeRole.Balancer,
                "The docker runtime balances by nginx; the plan asks for yarp. Let the balancer's kind be auto."
            )
        : engine.Endpoint.IsLocal ? new DockerNginx()
        : throw new EnvironmentException(
            EnvironmentCause.Unavailable,
            NodeRole.Balancer,
            $"nginx takes its configuration from this host, and the engine at {engine.Endpoint.Address} is another: measure layouts of one replica, or use an engine of this machine."
        );

    public ITraffic Watch(IReadOnlyList<INode> nodes) => new ContainerTraffic(nodes);

    public async ValueTask DisposeAsync()
    {
        if (network is not null)
        {
            await EngineCalls.IgnoreAsync(() => network.DisposeAsync().AsTask()).ConfigureAwait(false);
        }

        // Testcontainers forgets what was not made to the end.
        await new EngineLeftovers(engine, labels => EngineLabels.IsOf(labels, spec.RunId, spec.Name))
            .EndAsync(wasCutOff)
            .ConfigureAwait(false);
    }

    private async Task NetworkAsync(CancellationToken cancellation)
    {
        wasCutOff = true;
        using var grace = new Grace(cancellation);
        await EngineCalls
            .WithinAsync("the network", () => (network = factory.Network()).CreateAsync(grace.Token), cancellation)
            .ConfigureAwait(false);
        wasCutOff = false;
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task<INode> StartAsync(DatabaseSpec wanted, CancellationToken cancellation)
    {
        var database = new Postgres(wanted);
        var image = await EngineCalls
            .WithinAsync(NodeRole.Database, () => images.PostgresAsync(cancellation), cancellation)
            .ConfigureAwait(false);
        var started = TimeProvider.System.GetTimestamp();
        var node = await StartAsync(database.Plan, database.Content(image), Postgres.Port, cancellation)
            .ConfigureAwait(false);
        foreach (var (name, value) in database.Values)
        {
            values[name] = value;
        }

        return await ReadyAsync(
                node,
                started,
                async () =>
                {
                    await database.WaitAsync(node, spec.ReadyTimeout, cancellation).ConfigureAwait(false);
                    facts["database.fsync"] = await database.FsyncAsync(node, cancellation).ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
    }

    private async Task<int> PortAsync(NodePlan plan, CancellationToken cancellation)
    {
        int? own = await programs.OwnPortAsync(plan, cancellation).ConfigureAwait(false);
        if (own is { } exposed)
        {
            facts[NodeFact.NameOf(NodeFactKind.Port, plan.Name)] =
                $"{exposed.ToString(CultureInfo.InvariantCulture)}, which its image exposes";
        }

        return own ?? Interlocked.Increment(ref ports);
    }

    private void MakeWritable(string node)
    {
        if (Directory.Exists(work.Of(node)))
        {
            Writable.ForAll(work.Of(node));
        }
    }

    private async Task<ContainerNode> StartAsync(
        NodePlan plan,
        ContainerPlan content,
        int port,
        CancellationToken cancellation
    )
    {
        IContainer? container = null;
        using var grace = new Grace(cancellation);
        try
        {
            return await EngineCalls
                .WithinAsync(
                    plan.Name,
                    async () =>
                    {
                        container = factory.Container(plan, content, port, network!, work);
                        await container.StartAsync(grace.Token).ConfigureAwait(false);
                        cancellation.ThrowIfCancellationRequested();
                        return await NodeAsync(plan, content, port, container, cancellation).ConfigureAwait(false);
                    },
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch when (container is not null)
        {
            wasCutOff = true;
            await EngineCalls.IgnoreAsync(() => container.DisposeAsync().AsTask()).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ContainerNode> NodeAsync(
        NodePlan plan,
        ContainerPlan content,
        int port,
        IContainer container,
        CancellationToken cancellation
    )
    {
        var inspected = await engine
            .Client.Containers.InspectContainerAsync(container.Id, cancellation)
            .ConfigureAwait(false);
        var expected = placement.Boost ? plan.Limit with { Cpus = null } : plan.Limit;
        ContainerLimits.Require(plan.Name, inspected, expected, placement.Current);
        Tell(plan.Name, ContainerLimits.Of(inspected));
        facts[NodeFact.NameOf(NodeFactKind.Image, plan.Name)] = $"{content.Image} {inspected.Image}";
        var log = new LogFile(Path.Combine(Path.GetFullPath(spec.LogFolder), plan.Name + ".log"));
        return new ContainerNode(plan, container, port, content.Published, log, engine, inspected)
        {
            LimitsChanged = limits => Tell(plan.Name, limits),
        };
    }

    private void Tell(string node, ContainerLimits limits)
    {
        facts[NodeFact.NameOf(NodeFactKind.Limits, node)] = limits.ToString();
        if (limits.Swap == SwapLimit.NotAccounted)
        {
            facts[NodeFact.NameOf(NodeFactKind.Swap, node)] = "without a limit: the kernel does not account it";
        }
    }

    private async Task<INode> ReadyAsync(ContainerNode node, long started, Func<Task> wait)
    {
        try
        {
            await wait().ConfigureAwait(false);
            facts[NodeFact.NameOf(NodeFactKind.StartUp, node.Name)] = string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s"
            );
            return node;
        }
        catch
        {
            await node.StopAsync().ConfigureAwait(false);
            throw;
        }
    }
}
