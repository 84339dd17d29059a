using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>What doctor says of the engine.</summary>
internal static class EngineExamination
{
    public static async Task<IReadOnlyList<HostFact>> RunAsync(CancellationToken cancellation)
    {
        var (engine, why) = await DockerEngine.TryConnectAsync(cancellation).ConfigureAwait(false);
        if (engine is null)
        {
            return
            [
                new(RuntimeName.Docker, false, $"{why}; the process runtime stands in", Advice()),
                new("runtime docker", false, "cannot run here: no engine", ""),
            ];
        }

        using (engine)
        {
            try
            {
                return await OfAsync(engine, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
            {
                return [Engine(engine), new("docker host", false, DockerEngine.MessageOf(e), "")];
            }
        }
    }

    private static async Task<IReadOnlyList<HostFact>> OfAsync(DockerEngine engine, CancellationToken cancellation)
    {
        var system = await engine.Client.System.GetSystemInfoAsync(cancellation).ConfigureAwait(false);
        var images = await ImageExamination.RunAsync(engine, cancellation).ConfigureAwait(false);
        return [Engine(engine), Host(system), Limits(system), .. images, Runtime(engine, system)];
    }

    private static string Advice() =>
        Environment.GetEnvironmentVariable(EngineEndpoint.Variable) is { Length: > 0 } host
            ? $"{EngineEndpoint.Variable}={host} says where it is: correct it or start that engine, or unset the variable for the engine of this machine."
            : "Start Docker, such as by: systemctl start docker; without systemd: dockerd &";

    private static HostFact Runtime(DockerEngine engine, SystemInfoResponse system)
    {
        var limits = system is { CPUCfsQuota: true, MemoryLimit: true };
        var can = "projects, images, PostgreSQL" + (engine.Endpoint.IsLocal ? ", several replicas behind nginx" : "");
        List<string> cannot = ["executables", "yarp as the balancer"];
        if (!limits)
        {
            cannot.Add("limits");
        }

        if (!engine.Endpoint.IsLocal)
        {
            cannot.Add("several replicas");
        }

        return new("runtime docker", limits, $"can: {can}; cannot: {string.Join(", ", cannot)}", "");
    }

    private static HostFact Engine(DockerEngine engine) =>
        engine.Endpoint.IsLocal
            ? new(RuntimeName.Docker, true, $"{engine.Text} at {engine.Endpoint.Address}", "")
            : new(
                RuntimeName.Docker,
                false,
                $"{engine.Text} at {engine.Endpoint.Address}, another machine",
                "The network between is part of every measurement; use an engine of this machine."
            );

    private static HostFact Host(SystemInfoResponse system) =>
        new(
            "docker host",
            true,
            $"{system.NCPU} processors, {new MemorySize(system.MemTotal)}, cgroup v{system.CgroupVersion}, {system.OperatingSystem}",
            ""
        );

    private static HostFact Limits(SystemInfoResponse system)
    {
        var all = system is { CPUCfsQuota: true, MemoryLimit: true };
        return new(
            "docker limits",
            all && system.SwapLimit,
            $"CPU quota {Has(system.CPUCfsQuota)}, memory {Has(system.MemoryLimit)}, swap {Has(system.SwapLimit)}",
            !all ? "The kernel lacks what limits need; the docker runtime will refuse plans with limits."
                : system.SwapLimit ? ""
                : "A node over its memory limit may swap: turn swap off, or boot with swapaccount=1."
        );
    }

    private static string Has(bool has) => has ? "yes" : "no";
}
