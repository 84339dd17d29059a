using System.Text.Json.Serialization;

namespace CapacityLab.Results.Probes;

public enum LoadModel
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("closed")]
    Closed,
}
