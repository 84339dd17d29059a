namespace CapacityLab.Results.Layouts;

/// <summary>What is noted of single nodes.</summary>
public static class NodeFactKind
{
    /// <summary>Its image with the digest.</summary>
    public const string Image = "image";

    /// <summary>The limits as the engine gives them back.</summary>
    public const string Limits = "limits";

    /// <summary>The port that its image exposes, where it is not told another.</summary>
    public const string Port = "port";

    /// <summary>How long it took until it was ready.</summary>
    public const string StartUp = "start-up";

    /// <summary>Why its log is not whole.</summary>
    public const string Log = "log";

    /// <summary>That the kernel does not account its swap.</summary>
    public const string Swap = "swap";
}
