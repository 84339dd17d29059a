using CapacityLab.Layouts;

namespace CapacityLab.Running;

/// <summary>What killed runs left behind, of whatever kind.</summary>
internal static class Leftovers
{
    /// <summary>Ends and removes it; returns a line for each thing.</summary>
    public static async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation) =>
        [.. await ProcessRuntime.RemoveLeftoversAsync(cancellation), .. WorkFolders.RemoveLeft()];
}
