namespace CapacityLab.Layouts;

/// <summary>What kept a layout from standing.</summary>
public enum EnvironmentCause
{
    /// <summary>Something that it needs is not here or cannot be used: an engine, an image, a program that builds, a folder.</summary>
    Unavailable,

    /// <summary>Other limits are in force than the plan's.</summary>
    LimitsNotInForce,

    /// <summary>A node runs and did not become ready.</summary>
    NotReady,

    /// <summary>What ran the nodes no longer answers.</summary>
    EngineGone,

    /// <summary>A node ended that nobody asked to end.</summary>
    NodeEnded,
}
