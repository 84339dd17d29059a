using System.Net;
using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Sampling;

namespace CapacityLab.Layouts.Processes;

/// <summary>Starts nodes and waits until they are ready; a node whose port was taken meanwhile starts again on another.</summary>
internal sealed class ProcessStarter(
    NodeLauncher launcher,
    ILimitEnforcer enforcer,
    NodePlacement placement,
    Health health
) : INodeStarter
{
    private const int Attempts = 3;

    private static readonly string[] PortTaken = ["address already in use", "EADDRINUSE", "Address in use"];

    public string LimitsBy => enforcer.Name;

    public string ListenHost => IPAddress.Loopback.ToString();

    public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Facts => Values;

    public Task<IReadOnlyList<INode>> BeginAsync(WorkFolder work, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<INode>>([]);

    public async Task<INode> StartAsync(NodePlan plan, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var node = launcher.Launch(plan, LoopbackPort.Next(), enforcer, placement);
            try
            {
                await health.WaitAsync(node, plan.ReadyTimeout, cancellation).ConfigureAwait(false);
                return node;
            }
            catch (Exception e)
            {
                await node.StopAsync().ConfigureAwait(false);
                if (e is not EnvironmentException || attempt == Attempts || !SaysPortTaken(node))
                {
                    throw;
                }
            }
        }
    }

    public IBalancer Balancer(BalancerKind kind) => BalancerChoice.Of(kind);

    public ITraffic Watch(IReadOnlyList<INode> nodes) => new SocketTraffic(nodes.Select(node => node.Port));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool SaysPortTaken(ProcessNode node) =>
        node.Exit.IsCompleted
        && node.Log.LastLines(NodeDeath.LinesOfEvidence)
            .Any(line => PortTaken.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
