using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Sampling;

/// <summary>What a node used up to a moment, a timestamp of the time provider; all counters grow only.</summary>
internal readonly record struct NodeReading(long Timestamp, GroupReading Use, long? BytesIn, long? BytesOut);
