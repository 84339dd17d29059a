using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>What the evidence is read from.</summary>
/// <param name="Probe">One that did not hold.</param>
/// <param name="Quiet">The one at the lowest rate that held; null where none did.</param>
/// <param name="TargetProcessors">Processors that the nodes share; 0 where unknown.</param>
internal sealed record ProbeContext(ProbeResult Probe, ProbeResult? Quiet, int TargetProcessors)
{
    /// <summary>Whether users do nothing but send requests, so that an iteration's time is that of its requests.</summary>
    public bool OnlyRequests { get; init; } = true;

    /// <summary>Processors of the host; 0 where unknown.</summary>
    public int HostProcessors { get; init; }

    /// <summary>All probes of the layout.</summary>
    public IReadOnlyList<ProbeResult> Probes { get; init; } = [];

    public IEnumerable<NodeUse> Replicas => Probe.Nodes.Where(node => node.Role == NodeRole.Replica);

    public IEnumerable<NodeUse> Of(string role) => Probe.Nodes.Where(node => node.Role == role);

    /// <summary>What the target needs beside it, the database not counted.</summary>
    public IEnumerable<NodeUse> Services => Probe.Nodes.Where(node => NodeRole.IsService(node.Role));

    /// <summary>A load of more than this part of the one that broke is not little.</summary>
    private const double MostOfLittle = 2.0 / 3;

    private const double FewestRequests = 30;

    /// <summary>The quiet probe where so little was asked that what is in use has to be less; null without such a one.</summary>
    public ProbeResult? LittleLoad => Quiet?.Offered / Probe.Offered <= MostOfLittle ? Quiet : null;

    public NodeUse? AtLittleLoad(NodeUse node) =>
        LittleLoad is not null && WhenQuiet(node) is { Runtime.Requests: >= FewestRequests } before ? before : null;

    /// <summary>
    /// Other probes in which nearly as much was asked, or not much more: neither is two thirds of the other or less. Where there is one at
    /// little load, it is so beside these too.
    /// </summary>
    public IEnumerable<ProbeResult> Near =>
        Probes
            .Where(probe => probe != Probe && probe.ObjectivesHeld is not null)
            .Where(probe => Probe.Offered / probe.Offered is > MostOfLittle and < 1 / MostOfLittle)
            .Where(probe => LittleLoad is null || LittleLoad.Offered / probe.Offered <= MostOfLittle);

    /// <summary>The same node at the lowest rate that held.</summary>
    public NodeUse? WhenQuiet(NodeUse node) => Quiet?.Nodes.FirstOrDefault(other => other.Name == node.Name);
}
