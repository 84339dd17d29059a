using CapacityLab.Layouts;

namespace CapacityLab.Running;

/// <summary>What killed runs left behind, of whatever kind.</summary>
internal static class Leftovers
{
    /// <summary>Ends and removes it.</summary>
    public static async Task<Removal> RemoveAsync(CancellationToken cancellation)
    {
        var ofEngine = await DockerRuntime.RemoveLeftoversAsync(cancellation);
        var ofProcesses = await ProcessRuntime.RemoveLeftoversAsync(cancellation);
        return ofEngine with { Removed = [.. ofEngine.Removed, .. ofProcesses, .. WorkFolders.RemoveLeft()] };
    }

    /// <summary>Ends and removes everything of this run, without waiting: for the second Ctrl-C.</summary>
    public static void KillOwn()
    {
        ProcessRuntime.KillOwn();
        DockerRuntime.KillOwn();
    }
}
