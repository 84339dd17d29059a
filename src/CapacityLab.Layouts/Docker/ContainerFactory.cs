using System.Globalization;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using DotNet.Testcontainers.Networks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CapacityLab.Layouts.Docker;

/// <summary>Describes containers and networks of one layout to Testcontainers.</summary>
internal sealed class ContainerFactory(LayoutSpec spec, EngineEndpoint endpoint, NodePlacement placement)
{
    // The engine keeps this much of a node's output, and drops the oldest; the lab writes its own copy while the node runs.
    private static readonly LogConfig Logs = new()
    {
        Type = "local",
        Config = new Dictionary<string, string> { ["max-size"] = "20m", ["max-file"] = "2" },
    };

    private readonly Dictionary<string, string> labels = EngineLabels.Of(spec.RunId, spec.Name);

    public INetwork Network() =>
        new NetworkBuilder().WithName(NameOf("network")).WithLabel(labels).WithLogger(NullLogger.Instance).Build();

    public IContainer Container(NodePlan plan, ContainerPlan content, int port, INetwork network, WorkFolder work)
    {
        var builder = new ContainerBuilder(content.Image)
            .WithImagePullPolicy(PullPolicy.Never)
            .WithName(NameOf(plan.Name))
            .WithLabel(labels)
            .WithLogger(NullLogger.Instance)
            .WithNetwork(network)
            .WithNetworkAliases(plan.Name)
            .WithEnvironment(content.Environment)
            .WithCommand([.. content.Command])
            .WithCreateParameterModifier(parameters => Limit(parameters, plan.Limit));
        builder = content.Entrypoint is { } entry ? builder.WithEntrypoint([.. entry]) : builder;
        builder = content.WorkingDirectory is { } folder ? builder.WithWorkingDirectory(folder) : builder;
        builder = endpoint.IsLocal ? builder.WithBindMount(work.Path, work.Path) : builder;
        return content.Published ? builder.WithPortBinding(port, assignRandomHostPort: true).Build() : builder.Build();
    }

    private void Limit(CreateContainerParameters parameters, NodeLimit limit)
    {
        var host = parameters.HostConfig ??= new HostConfig();
        host.LogConfig = Logs;
        host.RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No };
        host.CpusetCpus = Text(placement.Current);
        if (limit.Memory is { } memory)
        {
            // As much with swap as without: none.
            (host.Memory, host.MemorySwap) = (memory.Bytes, memory.Bytes);
        }

        if (limit.Cpus is { } cpus && !placement.Boost)
        {
            (host.CPUPeriod, host.CPUQuota) = (CpuQuota.PeriodMicroseconds, CpuQuota.Microseconds(cpus));
        }

        foreach (var binding in host.PortBindings?.Values.SelectMany(bindings => bindings) ?? [])
        {
            binding.HostIP = endpoint.IsLocal ? "127.0.0.1" : binding.HostIP;
        }
    }

    /// <summary>As the engine takes it; empty: all.</summary>
    public static string Text(IEnumerable<int> processors) =>
        string.Join(',', processors.Select(processor => processor.ToString(CultureInfo.InvariantCulture)));

    private string NameOf(string part) => $"capacitylab-{spec.RunId}-{Slug(spec.Name)}-{part}";

    /// <summary>Names in an engine are of letters, digits, dots and hyphens.</summary>
    private static string Slug(string name) =>
        string.Join(
            '-',
            string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
