using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Limits;

/// <summary>What one node may use at most; null: no limit.</summary>
internal sealed record NodeLimit(Cpus? Cpus, MemorySize? Memory)
{
    /// <summary>Processors that .NET counts under this limit: it rounds a quota up.</summary>
    public int ProcessorsAmong(int allowed) =>
        Cpus is { } limit ? Math.Clamp((int)Math.Ceiling(limit.Cores), 1, allowed) : allowed;
}
