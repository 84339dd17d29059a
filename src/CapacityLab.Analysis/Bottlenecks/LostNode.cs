using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>What gave out in a layout that lost a node: its memory where the node ended of that, else nobody knows.</summary>
public static class LostNode
{
    /// <summary>
    /// The kernel counts what it kills, and a runtime says when it finds no memory; only that a log may speak of memory where
    /// something else ended the node keeps this from being certain.
    /// </summary>
    private const double OfMemory = 0.95;

    private const string OutOfMemory = "out-of-memory";

    /// <summary>Of the events' first node that ran out of memory, else of the first that was lost.</summary>
    /// <param name="events">At least one, oldest first.</param>
    public static BottleneckResult Explain(IReadOnlyList<NodeEvent> events)
    {
        var deaths = events.Where(happened => happened.Kind == OutOfMemory).ToList();
        return deaths.Count == 0
            ? new BottleneckResult { Node = events[0].Node }
            : new BottleneckResult
            {
                Cause = BottleneckCause.Memory,
                Node = deaths[0].Node,
                Confidence = OfMemory,
                Evidence = [new Evidence(deaths[0].Message, "outOfMemory", deaths.Count, 1)],
            };
    }
}
