using System.Globalization;
using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>The limits of a container as the engine gives them back; null: none.</summary>
internal sealed record ContainerLimits(Cpus? Cpus, MemorySize? Memory, bool Swap, string Processors)
{
    private const double NanoCpus = 1e9;
    private const double Rounding = 0.001;

    public static ContainerLimits Of(ContainerInspectResponse container)
    {
        var host = container.HostConfig ?? new HostConfig();
        var cores =
            host.NanoCPUs > 0 ? host.NanoCPUs / NanoCpus
            : host.CPUQuota > 0
                ? (double)host.CPUQuota / (host.CPUPeriod > 0 ? host.CPUPeriod : CpuQuota.PeriodMicroseconds)
            : 0;
        return new(
            cores > 0 ? new Cpus(cores) : null,
            host.Memory > 0 ? new MemorySize(host.Memory) : null,
            host.Memory <= 0 || host.MemorySwap != host.Memory,
            host.CpusetCpus ?? ""
        );
    }

    /// <exception cref="LayoutException">Other limits are in force than the plan's: every figure would be wrong.</exception>
    public static void Require(string node, ContainerInspectResponse container, NodeLimit plan)
    {
        if (Of(container).DifferenceTo(plan) is { } difference)
        {
            throw new LayoutException(6, node, $"{node}: the engine has other limits in force: {difference}.");
        }
    }

    /// <summary>Null where the plan's limits are in force.</summary>
    public string? DifferenceTo(NodeLimit plan)
    {
        if (Math.Abs((Cpus?.Cores ?? 0) - (plan.Cpus?.Cores ?? 0)) > Rounding)
        {
            return $"{Text(Cpus)} instead of {Text(plan.Cpus)}";
        }

        // Without swap accounting the kernel has no limit for it, and the engine says so when it starts.
        return (Memory?.Bytes ?? 0) != (plan.Memory?.Bytes ?? 0)
            ? $"memory {Memory?.ToString() ?? "without a limit"} instead of {plan.Memory?.ToString() ?? "without a limit"}"
            : null;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(Cpus)}, {Memory?.ToString() ?? "memory without a limit"}{(Swap ? "" : ", swap off")}{(Processors.Length > 0 ? $", processors {Processors}" : "")}"
        );

    private static string Text(Cpus? cpus) => cpus?.ToString() ?? "CPU without a limit";
}
