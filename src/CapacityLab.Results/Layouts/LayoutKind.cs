using System.Text.Json.Serialization;

namespace CapacityLab.Results.Layouts;

public enum LayoutKind
{
    [JsonStringEnumMemberName("vertical")]
    Vertical,

    [JsonStringEnumMemberName("horizontal")]
    Horizontal,
}
