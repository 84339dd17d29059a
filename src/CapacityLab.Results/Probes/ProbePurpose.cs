using System.Text.Json.Serialization;

namespace CapacityLab.Results.Probes;

public enum ProbePurpose
{
    [JsonStringEnumMemberName("warm-up")]
    WarmUp,

    /// <summary>A short closed-loop probe with a fixed number of users, for the scale; no objective is judged by it.</summary>
    [JsonStringEnumMemberName("ladder")]
    Ladder,

    [JsonStringEnumMemberName("search")]
    Search,

    /// <summary>At the rate that is to be stated as the capacity.</summary>
    [JsonStringEnumMemberName("verification")]
    Verification,
}
