using System.Text.Json.Serialization;

namespace CapacityLab.Results.Scaling;

/// <summary>The laws that are fitted, each a special case of the next.</summary>
public enum ScalingModel
{
    /// <summary>X(n) = λn.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>X(n) = λn / (1 + σ(n−1)).</summary>
    [JsonStringEnumMemberName("amdahl")]
    Amdahl,

    /// <summary>The Universal Scalability Law, X(n) = λn / (1 + σ(n−1) + κn(n−1)).</summary>
    [JsonStringEnumMemberName("usl")]
    Usl,
}
