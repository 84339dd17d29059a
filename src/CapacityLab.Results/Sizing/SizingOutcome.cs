using System.Text.Json.Serialization;

namespace CapacityLab.Results.Sizing;

/// <summary>Whether a layout meets what was asked.</summary>
public enum SizingOutcome
{
    [JsonStringEnumMemberName("holds")]
    Holds,

    [JsonStringEnumMemberName("does-not-hold")]
    DoesNotHold,

    /// <summary>What it would take to say so was not measured; a law may tell what it would be.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
