using System.Text.Json.Serialization;

namespace CapacityLab.Results.Scaling;

/// <summary>
/// How throughput follows size: the law that was fitted, its parameters with their intervals, and what they rest on. Estimators,
/// assumptions and sources are documented at <c>CapacityLab.Analysis.Scaling.ScalingFit</c>.
/// </summary>
public sealed record ScalingLaw
{
    /// <summary>What n counts: <c>CPU</c>, <c>replicas</c>, <c>concurrency</c>, or the column of a table.</summary>
    public string Axis { get; init; } = "n";

    /// <summary>What one n is, in the axis's own unit: 0.25 where n = 2 means 0.5 CPU.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>Null where too few points were measured for any law.</summary>
    public ScalingModel? Model { get; init; }

    public FitEstimator Estimator { get; init; }

    /// <summary>Requests a second of n = 1.</summary>
    public double? Lambda { get; init; }

    /// <summary>Contention, 0 to 1. Zero in a linear law.</summary>
    public double? Sigma { get; init; }

    /// <summary>Coherency, at least 0. Zero in a linear law and in Amdahl's. A figure to compute with; see <see cref="Identified"/>.</summary>
    public double? Kappa { get; init; }

    /// <summary>Linearised at the fit.</summary>
    public LawErrors StandardErrors { get; init; } = new();

    public LawIntervals Intervals { get; init; } = new();

    public LawIdentified Identified { get; init; } = new();

    /// <summary>Null where κ is not identified, or the peak is too far from what was measured: it would be a guess.</summary>
    public ScalingPeak? Peak { get; init; }

    /// <summary>Requests a second that no n exceeds, λ/σ; stated where κ is zero and σ is identified.</summary>
    public double? Limit { get; init; }

    public FitInterval? LimitInterval { get; init; }

    /// <summary>
    /// Akaike's criterion, corrected for few observations; of use for comparing laws of this fit alone: the scatter, which all laws have
    /// in common, is not counted among the parameters, as other programs may do.
    /// </summary>
    public LawCriteria Aicc { get; init; } = new();

    /// <summary>Repetitions count.</summary>
    public int Observations { get; init; }

    public IReadOnlyList<ScalingPoint> Points { get; init; } = [];

    public IReadOnlyList<ScalingCurvePoint> Curve { get; init; } = [];

    public IReadOnlyList<ScalingPrediction> Predictions { get; init; } = [];

    /// <summary>What was found and what it rests on: the law, what the points cannot tell, what is assumed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether a law was fitted.</summary>
    [JsonIgnore]
    public bool IsFitted => Model is not null;
}
