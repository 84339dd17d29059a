using System.Text.Json.Serialization;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Commands.Fits;

/// <summary>What <c>fit --json</c> writes; as in <see cref="ScalingLaw"/>. What cannot be stated is null, never left out.</summary>
internal sealed record FitJson
{
    public required string File { get; init; }

    public required ScalingModel? Model { get; init; }

    public required FitEstimator Estimator { get; init; }

    public required double? Lambda { get; init; }

    public required double? Sigma { get; init; }

    public required double? Kappa { get; init; }

    public required LawErrors StandardErrors { get; init; }

    public required LawIntervals Intervals { get; init; }

    public required LawIdentified Identified { get; init; }

    public required ScalingPeak? Peak { get; init; }

    public required double? Limit { get; init; }

    public required FitInterval? LimitInterval { get; init; }

    public required LawCriteria Aicc { get; init; }

    public required int Observations { get; init; }

    public required IReadOnlyList<FitPoint> Points { get; init; }

    public required IReadOnlyList<ScalingPrediction> Predictions { get; init; }

    public required IReadOnlyList<ScalingDemand> Needed { get; init; }

    public required string Reason { get; init; }
}

/// <summary>One row of the table with the law's value there; the residual is measured less fitted.</summary>
internal sealed record FitPoint(double N, double Throughput, double Fitted, double Residual);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(FitJson))]
internal sealed partial class FitJsonContext : JsonSerializerContext;
