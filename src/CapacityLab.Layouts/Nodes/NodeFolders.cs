namespace CapacityLab.Layouts.Nodes;

/// <summary>Where a node may write while it stands.</summary>
/// <param name="Data">Shared by all nodes of the layout.</param>
/// <param name="Work">The node's own.</param>
internal sealed record NodeFolders(string Data, string Work);
