using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>How a scaling law is fitted.</summary>
public sealed record ScalingFitOptions
{
    /// <summary>Null: the best by AICc, of those that lack no parameter which the points tell.</summary>
    public ScalingModel? Model { get; init; }

    public FitEstimator Estimator { get; init; } = FitEstimator.Relative;

    /// <summary>Draws of the bootstrap behind each interval. Default 1,000: an end of an interval moves by a few hundredths of its length from seed to seed.</summary>
    public int Draws { get; init; } = 1_000;

    /// <summary>The same seed gives the same intervals.</summary>
    public int Seed { get; init; } = 1;
}
