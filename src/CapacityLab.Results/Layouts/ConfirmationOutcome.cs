using System.Text.Json.Serialization;

namespace CapacityLab.Results.Layouts;

/// <summary>What came of raising the suspected resource.</summary>
public enum ConfirmationOutcome
{
    /// <summary>Nothing was raised; the evidence says why.</summary>
    [JsonStringEnumMemberName("not-tried")]
    NotTried,

    /// <summary>The capacity rose: the bottleneck is confirmed.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>A rise that would be worth the raise is excluded: the bottleneck is elsewhere.</summary>
    [JsonStringEnumMemberName("not-moved")]
    NotMoved,

    /// <summary>The intervals allow both.</summary>
    [JsonStringEnumMemberName("undecided")]
    Undecided,

    /// <summary>The raised layout gave no capacity to compare with; the evidence says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
