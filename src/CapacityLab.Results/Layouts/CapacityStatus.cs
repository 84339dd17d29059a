using System.Text.Json.Serialization;

namespace CapacityLab.Results.Layouts;

public enum CapacityStatus
{
    [JsonStringEnumMemberName("measured")]
    Measured,

    [JsonStringEnumMemberName("generator-limited")]
    GeneratorLimited,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("not-reached")]
    NotReached,
}
