using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

internal static class ContainerUse
{
    /// <summary>The kernel's own files where this process may read them, else the engine's stream, once a second.</summary>
    public static IContainerUse Of(
        DockerEngine engine,
        ContainerInspectResponse container,
        CancellationToken cancellation
    ) =>
        engine.Endpoint.IsLocal && KernelUse.TryOpen((int)(container.State?.Pid ?? 0), container.ID) is { } kernel
            ? kernel
            : new StreamedUse(engine, container.ID, cancellation);
}
