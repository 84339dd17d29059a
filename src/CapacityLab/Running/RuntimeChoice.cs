namespace CapacityLab.Running;

/// <summary>What a user wants to stand the layouts up.</summary>
internal enum RuntimeChoice
{
    /// <summary>Docker where an engine answers and the images are here or can be had, else processes.</summary>
    Auto,
    Process,
    Docker,
}
