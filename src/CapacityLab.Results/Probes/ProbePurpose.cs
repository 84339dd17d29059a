using System.Text.Json.Serialization;

namespace CapacityLab.Results.Probes;

public enum ProbePurpose
{
    [JsonStringEnumMemberName("warm-up")]
    WarmUp,

    [JsonStringEnumMemberName("search")]
    Search,

    [JsonStringEnumMemberName("verification")]
    Verification,
}
