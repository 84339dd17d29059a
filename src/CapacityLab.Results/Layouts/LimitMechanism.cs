namespace CapacityLab.Results.Layouts;

/// <summary>What holds the limits of a layout's nodes.</summary>
public static class LimitMechanism
{
    public const string CgroupV2 = "cgroup-v2";
    public const string CgroupV1 = "cgroup-v1";

    /// <summary>CPU in whole processors only, which the nodes share; memory by the runtime's own limit of its heap.</summary>
    public const string Affinity = "affinity";

    /// <summary>The engine, by control groups of its own.</summary>
    public const string Docker = "docker";
}
