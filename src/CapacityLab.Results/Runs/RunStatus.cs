using System.Text.Json.Serialization;

namespace CapacityLab.Results.Runs;

public enum RunStatus
{
    /// <summary>Every layout was carried out.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Interrupted, or a layout could not be measured.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>Nothing in it may be relied on.</summary>
    [JsonStringEnumMemberName("invalid")]
    Invalid,
}
