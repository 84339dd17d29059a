using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Nodes;

/// <summary>How a node ended that nobody asked to end.</summary>
/// <param name="Kind">As in <see cref="Results.Layouts.NodeEvent.Kind"/>.</param>
/// <param name="Message">Follows the node's name in a sentence.</param>
internal sealed record NodeDeath(string Kind, string Message)
{
    public const string Died = "died";
    public const string OutOfMemory = "out-of-memory";

    /// <summary>A stack trace may follow what matters.</summary>
    public const int LinesOfEvidence = 200;

    /// <param name="exitCode">128 + signal where a signal ended it.</param>
    /// <param name="kernelKills">Processes of its group that the kernel killed for want of memory.</param>
    /// <param name="lastLines">End of its log: a runtime that runs out of its own heap says so.</param>
    public static NodeDeath Of(int exitCode, long kernelKills, IReadOnlyList<string> lastLines)
    {
        var how = exitCode > 128 ? $"ended by {Signal.Name(exitCode - 128)}" : $"ended with exit code {exitCode}";
        if (kernelKills > 0)
        {
            return new(OutOfMemory, $"{how}: the kernel killed it at its memory limit");
        }

        return exitCode != 0 && lastLines.Any(SaysOutOfMemory)
            ? new(OutOfMemory, $"{how}: its runtime ran out of memory")
            : new(Died, how);
    }

    private static bool SaysOutOfMemory(string line) =>
        line.Contains("OutOfMemoryException", StringComparison.Ordinal)
        || line.StartsWith("Out of memory", StringComparison.OrdinalIgnoreCase);
}
