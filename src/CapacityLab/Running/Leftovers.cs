using CapacityLab.Layouts;

namespace CapacityLab.Running;

/// <summary>What killed runs left behind, of whatever kind.</summary>
internal static class Leftovers
{
    /// <summary>Ends and removes it; returns a line for each thing.</summary>
    public static async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation) =>
        [
            .. await DockerRuntime.RemoveLeftoversAsync(cancellation),
            .. await ProcessRuntime.RemoveLeftoversAsync(cancellation),
            .. WorkFolders.RemoveLeft(),
        ];

    /// <summary>Ends and removes everything of this run, without waiting: for the second Ctrl-C.</summary>
    public static void KillOwn()
    {
        ProcessRuntime.KillOwn();
        DockerRuntime.KillOwn();
    }
}
