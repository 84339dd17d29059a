using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Nodes;

/// <summary>Stands a layout up: services one after the other, replicas at once, the balancer last.</summary>
/// <param name="spec">What is to stand.</param>
/// <param name="starterOf">Makes the runtime's part of it.</param>
internal sealed class LayoutStart(LayoutSpec spec, Func<RunState, Health, INodeStarter> starterOf) : IDisposable
{
    private readonly WorkFolder work = new(spec.WorkFolder);
    private readonly Health health = new();
    private readonly List<INode> nodes = [];
    private readonly List<INode> services = [];

    // Nodes of the runtime's own, such as a database.
    private int first;

    /// <exception cref="EnvironmentException">It cannot stand at all.</exception>
    public static void Require(LayoutSpec spec)
    {
        if (spec.Replicas < 1 || (spec.Replicas > 1 && spec.Balancer is null))
        {
            throw new EnvironmentException(
                $"{spec.Name}: {spec.Replicas} replicas need a balancer, and there is at least one."
            );
        }
    }

    public async Task<ILayout> RunAsync(CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var state = RunState.Note(work.Path);
        var starter = starterOf(state, health);
        try
        {
            work.Make();
            Directory.CreateDirectory(spec.LogFolder);
            var balancer = await StartNodesAsync(starter, cancellation).ConfigureAwait(false);
            var startUp = TimeProvider.System.GetElapsedTime(started);
            return new StandingLayout(
                spec,
                new StandingNodes(nodes, Replicas, balancer),
                work,
                state,
                starter,
                startUp
            );
        }
        catch
        {
            await Task.WhenAll(nodes.Select(node => node.StopAsync())).ConfigureAwait(false);
            await starter.DisposeAsync().ConfigureAwait(false);
            work.Remove();
            state.Forget();
            throw;
        }
    }

    public void Dispose() => health.Dispose();

    private List<INode> Replicas => [.. nodes.Skip(first + services.Count).Take(spec.Replicas)];

    private async Task<StandingBalancer?> StartNodesAsync(INodeStarter starter, CancellationToken cancellation)
    {
        foreach (var own in await starter.BeginAsync(work, cancellation).ConfigureAwait(false))
        {
            nodes.Add(own);
            first++;
        }

        foreach (var service in spec.Services)
        {
            services.Add(await Add(starter, Plan(starter, service, service.Name), cancellation).ConfigureAwait(false));
        }

        var plans = Enumerable
            .Range(1, spec.Replicas)
            .Select(i => Plan(starter, spec.Replica, ReplicaName.Of(spec.Replica.Name, i)))
            .ToList();
        nodes.AddRange(await NodeStarts.AllAsync(starter, plans, cancellation).ConfigureAwait(false));
        return spec.Balancer is null
            ? null
            : await StartBalancerAsync(starter, spec.Balancer, cancellation).ConfigureAwait(false);
    }

    private async Task<StandingBalancer> StartBalancerAsync(
        INodeStarter starter,
        BalancerSpec wanted,
        CancellationToken cancellation
    )
    {
        var balancer = starter.Balancer(wanted.Kind);
        var limit = new NodeLimit(wanted.CpuLimit, wanted.MemoryLimit);
        var allowed = spec.Processors.Count > 0 ? spec.Processors.Count : Environment.ProcessorCount;
        var plan = new BalancerPlan(wanted, work.Balancer, Replicas, limit.ProcessorsAmong(allowed));
        var node = await Add(
                starter,
                new NodePlan
                {
                    Name = NodeRole.Balancer,
                    Role = NodeRole.Balancer,
                    Limit = limit,
                    HealthPath = spec.Replica.HealthPath,
                    ReadyTimeout = spec.ReadyTimeout,
                    Program = port => balancer.Program(plan, port),
                },
                cancellation
            )
            .ConfigureAwait(false);
        return new StandingBalancer(balancer.Name, node, plan.AccessLog);
    }

    private async Task<INode> Add(INodeStarter starter, NodePlan plan, CancellationToken cancellation)
    {
        var node = await starter.StartAsync(plan, cancellation).ConfigureAwait(false);
        nodes.Add(node);
        return node;
    }

    private NodePlan Plan(INodeStarter starter, NodeSpec node, string name) =>
        new()
        {
            Name = name,
            Role = node.Role,
            Limit = new NodeLimit(node.CpuLimit, node.MemoryLimit),
            HealthPath = node.HealthPath,
            MetricsPath = node.MetricsPath,
            ReadyTimeout = node.ReadyTimeout,
            Program = port =>
                Placeholders
                    .For(
                        name,
                        new UriBuilder("http", starter.ListenHost, port).Uri,
                        new NodeFolders(work.Data, work.MakeOf(name)),
                        services,
                        starter.Values
                    )
                    .Fill(name, node.Program),
        };
}

/// <summary>The nodes of a layout that stands.</summary>
internal sealed record StandingNodes(
    IReadOnlyList<INode> All,
    IReadOnlyList<INode> Replicas,
    StandingBalancer? Balancer
);

internal sealed record StandingBalancer(string Name, INode Node, string AccessLog);
