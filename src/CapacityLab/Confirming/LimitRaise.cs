using System.Globalization;
using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Texts;
using CapacityLab.Results.Units;

namespace CapacityLab.Confirming;

/// <summary>Raises a CPU or memory limit: of every replica where the node is one, for they are alike, else of the one node.</summary>
internal sealed record LimitRaise(Plan Plan, LayoutOptions Layout, bool InDocker)
{
    /// <summary>A node whose limit is as large as the processors cannot use more, and would refute what is true.</summary>
    public RaiseAnswer OfCpu(string node, int processors)
    {
        if (Limits(node).Cpus is not { } from)
        {
            return RaiseAnswer.No($"The plan gives {node} no CPU limit that could be raised.");
        }

        var to = new Cpus(Math.Min(from.Cores * Remedy.Raise, Sizes.MaxCpus));
        return to.Cores > processors
            ? RaiseAnswer.No(
                $"A CPU limit of {Text(to)} is more than the {Counted.Of(processors, "processor")} that the target has here."
            )
            : Raised(
                node,
                Limits(node) with
                {
                    Cpus = to,
                },
                new ResourceChange($"CPU limit of {Whose(node)}", Text(from), Text(to)) { Factor = to / from }
            );
    }

    public RaiseAnswer OfMemory(string node)
    {
        if (Limits(node).Memory is not { } from)
        {
            return RaiseAnswer.No($"The plan gives {node} no memory limit that could be raised.");
        }

        var to = MemorySize.FromMiB(from.MiB * Remedy.Raise);
        return Raised(
            node,
            Limits(node) with
            {
                Memory = to,
            },
            new ResourceChange($"memory limit of {Whose(node)}", from.ToString(), to.ToString())
            {
                Factor = Math.Round((double)to.Bytes / from.Bytes, 4),
            }
        );
    }

    private bool IsService(string node) => Plan.Services.Any(service => service.Name == node);

    private bool IsDatabase(string node) => InDocker && node == NodeRole.Database;

    private bool IsReplica(string node) => ReplicaName.Is(Plan.Target.Name, node) && !IsService(node);

    private string Whose(string node) =>
        !IsReplica(node) ? node
        : Layout.Replicas == 1 ? "the replica"
        : "each replica";

    private NodeLimits Limits(string node) =>
        Plan.Services.FirstOrDefault(service => service.Name == node) is { } found ? new(found.Cpus, found.Memory)
        : IsReplica(node) ? new(Layout.Cpus, Layout.Memory)
        : node == NodeRole.Balancer ? new(Plan.Balancer.Cpus, Plan.Balancer.Memory)
        : IsDatabase(node) ? new(Plan.Docker.Database?.Cpus, Plan.Docker.Database?.Memory)
        : new(null, null);

    private RaiseAnswer Raised(string node, NodeLimits to, ResourceChange change)
    {
        var layout = Layout with { Name = ResourceRaise.NameOf(Plan, Layout) };
        if (!IsReplica(node))
        {
            return RaiseAnswer.Yes(new(PlanWith(node, to), layout, node, [change]));
        }

        var raised = layout with { Cpus = to.Cpus!.Value, Memory = to.Memory!.Value };
        return RaiseAnswer.Yes(new(Plan, raised, Plan.Target.Name, [change]));
    }

    private Plan PlanWith(string node, NodeLimits to) =>
        node == NodeRole.Balancer ? Plan with { Balancer = Plan.Balancer with { Cpus = to.Cpus, Memory = to.Memory } }
        : IsDatabase(node) ? Plan with { Docker = Plan.Docker with { Database = new(to.Cpus, to.Memory) } }
        : Plan with
        {
            Services =
            [
                .. Plan.Services.Select(service =>
                    service.Name == node ? service with { Cpus = to.Cpus, Memory = to.Memory } : service
                ),
            ],
        };

    /// <summary>To four decimals: a quarter of a quarter is seen.</summary>
    private static string Text(Cpus cpus) => string.Create(CultureInfo.InvariantCulture, $"{cpus.Cores:0.####} CPU");

    private sealed record NodeLimits(Cpus? Cpus, MemorySize? Memory);
}
