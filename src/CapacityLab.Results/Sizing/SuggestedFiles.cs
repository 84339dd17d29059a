namespace CapacityLab.Results.Sizing;

/// <summary>The files that a recommended layout is suggested as.</summary>
public static class SuggestedFiles
{
    /// <summary>In the folder of the run.</summary>
    public const string Folder = "suggestions";

    public const string Kubernetes = "kubernetes.yaml";

    public const string Compose = "compose.yaml";
}
