using System.Text.Json.Serialization;

namespace CapacityLab.Results.Layouts;

public enum CapacityStatus
{
    [JsonStringEnumMemberName("measured")]
    Measured,

    [JsonStringEnumMemberName("generator-limited")]
    GeneratorLimited,

    /// <summary>Other programs used the host, so that no probe could be judged.</summary>
    [JsonStringEnumMemberName("host-disturbed")]
    HostDisturbed,

    /// <summary>Requests failed at any rate: the scenario asks for what the target does not have.</summary>
    [JsonStringEnumMemberName("broken-scenario")]
    BrokenScenario,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("not-reached")]
    NotReached,
}
