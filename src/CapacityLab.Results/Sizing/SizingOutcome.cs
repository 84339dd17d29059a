using System.Text.Json.Serialization;

namespace CapacityLab.Results.Sizing;

/// <summary>Whether a layout meets what was asked.</summary>
public enum SizingOutcome
{
    [JsonStringEnumMemberName("holds")]
    Holds,

    [JsonStringEnumMemberName("does-not-hold")]
    DoesNotHold,

    /// <summary>What it would take to say so was neither measured nor fitted.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
