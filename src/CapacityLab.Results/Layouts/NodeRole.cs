namespace CapacityLab.Results.Layouts;

/// <summary>
/// What a node is for. A service beside the target has its own name for its role. The lab's own nodes are named after their role, which no
/// service may take.
/// </summary>
public static class NodeRole
{
    public const string Replica = "replica";
    public const string Balancer = "balancer";
    public const string Database = "database";

    /// <summary>No node of a layout: a finding names it where it was the limit itself.</summary>
    public const string Generator = "generator";

    /// <summary>Whether it is a service that the target needs beside it.</summary>
    public static bool IsService(string role) => role is not (Replica or Balancer or Database);
}
