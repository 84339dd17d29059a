using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>What doctor says of the engine.</summary>
internal static class EngineExamination
{
    private static readonly string[] OfflineImages =
    [
        "capacitylab-offline/dotnet:1",
        "capacitylab-offline/nginx:1",
        "capacitylab-offline/postgres:1",
    ];

    public static async Task<IReadOnlyList<HostFact>> RunAsync(CancellationToken cancellation)
    {
        var (engine, why) = await DockerEngine.TryConnectAsync(cancellation).ConfigureAwait(false);
        if (engine is null)
        {
            return
            [
                new(
                    "docker",
                    false,
                    $"{why}; the process runtime stands in",
                    "Start Docker, such as by: systemctl start docker; without systemd: dockerd &"
                ),
            ];
        }

        using (engine)
        {
            var system = await engine.Client.System.GetSystemInfoAsync(cancellation).ConfigureAwait(false);
            return
            [
                Engine(engine),
                Host(system),
                Limits(system),
                await ImagesAsync(engine, cancellation).ConfigureAwait(false),
            ];
        }
    }

    private static HostFact Engine(DockerEngine engine) =>
        engine.Endpoint.IsLocal
            ? new("docker", true, $"{engine.Text} at {engine.Endpoint.Address}", "")
            : new(
                "docker",
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

    private static async Task<HostFact> ImagesAsync(DockerEngine engine, CancellationToken cancellation)
    {
        var images = new EngineImages(engine, new DockerOptions());
        var here = new List<string>();
        foreach (var name in OfflineImages)
        {
            if (await images.IsHereAsync(name, cancellation).ConfigureAwait(false))
            {
                here.Add(name);
            }
        }

        return here.Count == OfflineImages.Length
            ? new("docker images", true, "those of tools/offline-images", "")
            : new(
                "docker images",
                true,
                "base images are pulled when a run first needs them",
                "Without a registry: tools/offline-images/build.sh"
            );
    }

    private static string Has(bool has) => has ? "yes" : "no";
}
