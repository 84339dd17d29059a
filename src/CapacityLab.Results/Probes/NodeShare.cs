namespace CapacityLab.Results.Probes;

/// <summary>Requests answered by one node. The name <c>none</c> stands for those no node answered.</summary>
public sealed record NodeShare(string Node, long Requests)
{
    public const string NoNode = "none";
}
