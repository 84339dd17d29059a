using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>Stands a layout up: services one after the other, replicas at once, the balancer last.</summary>
internal sealed class LayoutStart(LayoutSpec spec, ILimitKeeper keeper) : IDisposable
{
    private readonly WorkFolder work = new(spec.WorkFolder);
    private readonly Health health = new();
    private readonly List<Node> nodes = [];
    private readonly List<Node> services = [];

    public async Task<ILayout> RunAsync(CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var state = RunState.Note(work.Path);
        try
        {
            work.Make();
            Directory.CreateDirectory(spec.LogFolder);
            var balancer = await StartNodesAsync(state, cancellation).ConfigureAwait(false);
            var startUp = TimeProvider.System.GetElapsedTime(started);
            return new ProcessLayout(
                spec,
                new StandingNodes(nodes, Replicas, balancer),
                work,
                state,
                keeper.Name,
                startUp
            );
        }
        catch
        {
            await Task.WhenAll(nodes.Select(node => node.StopAsync())).ConfigureAwait(false);
            work.Remove();
            state.Forget();
            throw;
        }
    }

    public void Dispose() => health.Dispose();

    private List<Node> Replicas => [.. nodes.Skip(services.Count).Take(spec.Replicas)];

    private async Task<StandingBalancer?> StartNodesAsync(RunState state, CancellationToken cancellation)
    {
        var launcher = new NodeLauncher(spec.RunId, Path.GetFullPath(spec.LogFolder), state);
        var starter = new NodeStarter(
            launcher,
            keeper,
            new NodePlacement(spec.Processors, spec.Boost, spec.BoostProcessors),
            health
        );
        foreach (var service in spec.Services)
        {
            services.Add(await Add(starter, Plan(service, service.Name), cancellation).ConfigureAwait(false));
        }

        var plans = Enumerable
            .Range(1, spec.Replicas)
            .Select(i => Plan(spec.Replica, $"{spec.Replica.Name}-{i}"))
            .ToList();
        nodes.AddRange(await starter.StartAllAsync(plans, spec.ReadyTimeout, cancellation).ConfigureAwait(false));
        return spec.Balancer is null
            ? null
            : await StartBalancerAsync(starter, spec.Balancer, cancellation).ConfigureAwait(false);
    }

    private async Task<StandingBalancer> StartBalancerAsync(
        NodeStarter starter,
        BalancerSpec wanted,
        CancellationToken cancellation
    )
    {
        var balancer = BalancerChoice.Of(wanted.Kind);
        var limit = new NodeLimit(wanted.CpuLimit, wanted.MemoryLimit);
        var allowed = spec.Processors.Count > 0 ? spec.Processors.Count : Environment.ProcessorCount;
        var plan = new BalancerPlan(wanted, work.Balancer, Replicas, limit.ProcessorsAmong(allowed));
        var node = await Add(
                starter,
                new NodePlan
                {
                    Name = "balancer",
                    Role = "balancer",
                    Limit = limit,
                    HealthPath = spec.Replica.HealthPath,
                    Program = port => balancer.Program(plan, port),
                },
                cancellation
            )
            .ConfigureAwait(false);
        return new StandingBalancer(balancer.Name, node, plan.AccessLog);
    }

    private async Task<Node> Add(NodeStarter starter, NodePlan plan, CancellationToken cancellation)
    {
        var node = await starter.StartAsync(plan, spec.ReadyTimeout, cancellation).ConfigureAwait(false);
        nodes.Add(node);
        return node;
    }

    private NodePlan Plan(NodeSpec node, string name) =>
        new()
        {
            Name = name,
            Role = node.Role,
            Limit = new NodeLimit(node.CpuLimit, node.MemoryLimit),
            HealthPath = node.HealthPath,
            Program = port => Placeholders.For(name, port, work.Data, services).Fill(name, node.Program),
        };
}

/// <summary>The nodes of a layout that stands.</summary>
internal sealed record StandingNodes(IReadOnlyList<Node> All, IReadOnlyList<Node> Replicas, StandingBalancer? Balancer);

internal sealed record StandingBalancer(string Name, Node Node, string AccessLog);
