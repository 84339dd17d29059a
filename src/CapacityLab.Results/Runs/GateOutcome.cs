using System.Text.Json.Serialization;

namespace CapacityLab.Results.Runs;

public enum GateOutcome
{
    [JsonStringEnumMemberName("pass")]
    Pass,

    [JsonStringEnumMemberName("fail")]
    Fail,

    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,
}
