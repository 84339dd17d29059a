using System.Text.Json.Serialization;

namespace CapacityLab.Results.Sizing;

/// <summary>Where a capacity comes from.</summary>
public enum CapacityOrigin
{
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>The highest rate that was probed held: the layout holds at least this.</summary>
    [JsonStringEnumMemberName("at-least")]
    AtLeast,

    /// <summary>By a fitted scaling law, at a size that was not measured.</summary>
    [JsonStringEnumMemberName("predicted")]
    Predicted,
}
