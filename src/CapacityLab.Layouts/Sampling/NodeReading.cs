using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Sampling;

/// <summary>What a node used up to a moment, a timestamp of the time provider; all counters grow only.
/// Bytes are null where they were not read: the kernel walks its whole socket table for them.</summary>
internal readonly record struct NodeReading(long Timestamp, GroupReading Use, long? BytesIn, long? BytesOut)
{
    /// <summary>This reading, with bytes as last known.</summary>
    public NodeReading After(NodeReading previous) =>
        BytesIn is null ? this with { BytesIn = previous.BytesIn, BytesOut = previous.BytesOut } : this;
}
