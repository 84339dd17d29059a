using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// What gave out in a layout that lost a node: its memory where the node ended of that, the node itself where it runs and answers no more,
/// else nobody knows.
/// </summary>
public static class LostNode
{
    /// <summary>
    /// The kernel counts what it kills, and a runtime says when it finds no memory; only that a log may speak of memory where
    /// something else ended the node keeps this from being certain.
    /// </summary>
    private const double OfMemory = 0.95;

    /// <summary>That it does not answer is seen; what keeps it from answering is not.</summary>
    private const double OfSilence = 0.95;

    /// <summary>Of the events' first node that ran out of memory, else of the first that was lost.</summary>
    /// <param name="events">At least one, oldest first.</param>
    public static BottleneckResult Explain(IReadOnlyList<NodeEvent> events)
    {
        var first = events.FirstOrDefault(happened => happened.Kind == NodeEventKind.OutOfMemory) ?? events[0];
        return first.Kind switch
        {
            NodeEventKind.OutOfMemory => Of(BottleneckCause.Memory, OfMemory, "outOfMemory"),
            NodeEventKind.NotAnswering => Of(BottleneckCause.NotAnswering, OfSilence, "healthCheck"),
            _ => new BottleneckResult { Node = first.Node },
        };

        BottleneckResult Of(string cause, double confidence, string signal)
        {
            var same = events.Where(happened => happened.Kind == first.Kind).ToList();
            return new BottleneckResult
            {
                Cause = cause,
                Node = first.Node,
                Confidence = confidence,
                Evidence = [new Evidence(first.Message, signal, same.Count, 1)],
            };
        }
    }
}
