using System.Text.Json.Serialization;

namespace CapacityLab.Results.Scaling;

/// <summary>What a fit makes small.</summary>
public enum FitEstimator
{
    /// <summary>Huber's loss on the logarithm of fitted over measured: errors count by their ratio, outliers count little.</summary>
    [JsonStringEnumMemberName("relative")]
    Relative,

    /// <summary>The sum of squares of fitted less measured throughput, as published sets were fitted.</summary>
    [JsonStringEnumMemberName("least-squares")]
    LeastSquares,
}
