using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Docker;

/// <summary>What a container uses. Not thread-safe.</summary>
internal interface IContainerUse : IDisposable
{
    /// <summary>Null where nothing is left to read.</summary>
    GroupReading? Read();

    /// <summary>In and out of its network so far; null where they cannot be told.</summary>
    (long In, long Out)? ReadBytes();
}
