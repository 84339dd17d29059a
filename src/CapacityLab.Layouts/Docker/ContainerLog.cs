using CapacityLab.Layouts.Nodes;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Copies a container's output into the node's log while it runs.</summary>
internal static class ContainerLog
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Ends with the container, or when cancelled. Does not throw.</summary>
    public static async Task CopyAsync(
        DockerEngine engine,
        string container,
        LogFile log,
        CancellationToken cancellation
    )
    {
        try
        {
            using var stream = await engine
                .Client.Containers.GetContainerLogsAsync(
                    container,
                    new ContainerLogsParameters
                    {
                        Follow = true,
                        ShowStdout = true,
                        ShowStderr = true,
                    },
                    cancellation
                )
                .ConfigureAwait(false);
            var block = new byte[BlockBytes];
            while (
                await stream.ReadOutputAsync(block, 0, block.Length, cancellation).ConfigureAwait(false)
                    is { EOF: false, Count: > 0 } read
            )
            {
                log.Append(block, read.Count);
            }
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) || e is ObjectDisposedException)
        {
            // The log ends where the engine or the container did.
        }
    }
}
