using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Nodes;

/// <summary>How a node ended that nobody asked to end.</summary>
/// <param name="Kind">As in <see cref="NodeEventKind"/>.</param>
/// <param name="Message">Follows the node's name in a sentence.</param>
internal sealed record NodeDeath(string Kind, string Message)
{
    /// <summary>A stack trace may follow what matters.</summary>
    public const int LinesOfEvidence = 200;

    /// <param name="exitCode">128 + signal where a signal ended it.</param>
    /// <param name="kernelKills">Processes of its group that the kernel killed for want of memory.</param>
    /// <param name="memory">Its limit; null without one.</param>
    /// <param name="lastLines">End of its log: a runtime that runs out of its own heap says so.</param>
    public static NodeDeath Of(int exitCode, long kernelKills, MemorySize? memory, IReadOnlyList<string> lastLines)
    {
        var how = exitCode > 128 ? $"ended by {Signal.Name(exitCode - 128)}" : $"ended with exit code {exitCode}";
        if (kernelKills > 0)
        {
            return new(NodeEventKind.OutOfMemory, $"{how}: the kernel killed it at its memory limit{Of(memory)}");
        }

        return exitCode != 0 && lastLines.Any(SaysOutOfMemory)
            ? new(NodeEventKind.OutOfMemory, $"{how}: its runtime ran out of memory{Within(memory)}")
            : new(NodeEventKind.Died, how);
    }

    public EnvironmentCause Cause =>
        Kind == NodeEventKind.EngineGone ? EnvironmentCause.EngineGone : EnvironmentCause.NodeEnded;

    public NodeEvent Event(string node, int probeIndex) =>
        new(node, Kind, TimeProvider.System.GetUtcNow(), probeIndex, $"{node} {Message}.");

    /// <param name="engineAnswers">Then it is the node that is gone.</param>
    /// <param name="reason">What the engine said, or what became of the connection to it.</param>
    public static NodeDeath Lost(bool engineAnswers, string reason) =>
        engineAnswers
            ? new(NodeEventKind.Died, $"was lost: {reason}")
            : new(NodeEventKind.EngineGone, $"was lost: the engine no longer answers ({reason})");

    private static string Within(MemorySize? memory) => memory is { } limit ? $" within its limit of {limit}" : "";

    private static string Of(MemorySize? memory) => memory is { } limit ? $" of {limit}" : "";

    private static bool SaysOutOfMemory(string line) =>
        line.Contains("OutOfMemoryException", StringComparison.Ordinal)
        || line.StartsWith("Out of memory", StringComparison.OrdinalIgnoreCase);
}
