namespace CapacityLab.Results.Layouts;

/// <summary>What can happen to a node outside the plan.</summary>
public static class NodeEventKind
{
    public const string Died = "died";
    public const string OutOfMemory = "out-of-memory";

    /// <summary>Nothing is known of the node itself: what ran it is gone.</summary>
    public const string EngineGone = "engine-gone";

    /// <summary>It runs, but did not answer its health check when no load was left.</summary>
    public const string NotAnswering = "not-answering";
}
