namespace CapacityLab.Results.Layouts;

/// <summary>What stands a layout up.</summary>
public static class RuntimeName
{
    public const string Docker = "docker";
    public const string Process = "process";
}
