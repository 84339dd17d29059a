using System.Globalization;
using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>The limits of a container as the engine gives them back; null: none.</summary>
internal sealed record ContainerLimits(Cpus? Cpus, MemorySize? Memory, SwapLimit Swap, string Processors)
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
            SwapOf(host),
            host.CpusetCpus ?? ""
        );
    }

    /// <exception cref="EnvironmentException">Other limits are in force than the plan's: every figure would be wrong.</exception>
    public static void Require(
        string node,
        ContainerInspectResponse container,
        NodeLimit plan,
        IReadOnlyList<int> processors
    )
    {
        if (Of(container).DifferenceTo(plan, processors) is { } difference)
        {
            throw new EnvironmentException(
                EnvironmentCause.LimitsNotInForce,
                node,
                $"{node}: the engine has other limits in force: {difference}."
            );
        }
    }

    /// <summary>Null where the plan's limits are in force.</summary>
    public string? DifferenceTo(NodeLimit plan, IReadOnlyList<int> processors)
    {
        if (Math.Abs((Cpus?.Cores ?? 0) - (plan.Cpus?.Cores ?? 0)) > Rounding)
        {
            return $"{Text(Cpus)} instead of {Text(plan.Cpus)}";
        }

        return (Memory?.Bytes ?? 0) != (plan.Memory?.Bytes ?? 0)
                ? $"memory {Memory?.ToString() ?? "without a limit"} instead of {plan.Memory?.ToString() ?? "without a limit"}"
            : Swap == SwapLimit.Allowed ? "swap allowed instead of off"
            : Processors != ContainerFactory.Text(processors)
                ? $"processors {All(Processors)} instead of {All(ContainerFactory.Text(processors))}"
            : null;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(Cpus)}, {Memory?.ToString() ?? "memory without a limit"}{(Swap == SwapLimit.Off ? ", swap off" : "")}{(Processors.Length > 0 ? $", processors {Processors}" : "")}"
        );

    /// <summary>An engine whose kernel does not account swap drops the limit, and gives back -1 or 0.</summary>
    private static SwapLimit SwapOf(HostConfig host) =>
        host.Memory <= 0 ? SwapLimit.None
        : host.MemorySwap == host.Memory ? SwapLimit.Off
        : host.MemorySwap <= 0 ? SwapLimit.NotAccounted
        : SwapLimit.Allowed;

    private static string All(string processors) => processors.Length > 0 ? processors : "all";

    private static string Text(Cpus? cpus) => cpus?.ToString() ?? "CPU without a limit";
}

internal enum SwapLimit
{
    /// <summary>Without a memory limit there is none for swap.</summary>
    None,
    Off,
    Allowed,
    NotAccounted,
}
