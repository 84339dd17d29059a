using CapacityLab.Results.Scaling;

namespace CapacityLab.Results.Tests.Json;

/// <summary>A scaling law with every property set to something that its default is not.</summary>
internal static class FullLaw
{
    public static ScalingLaw Of(string axis) =>
        new()
        {
            Axis = axis,
            Unit = 0.25,
            Model = ScalingModel.Usl,
            Estimator = FitEstimator.LeastSquares,
            Lambda = 114.5,
            Sigma = 0.03,
            Kappa = 5.125e-4,
            StandardErrors = new LawErrors
            {
                Lambda = 1.5,
                Sigma = 0.002,
                Kappa = 1e-5,
            },
            Intervals = new LawIntervals
            {
                Lambda = Interval(111, 118),
                Sigma = Interval(0.026, 0.034),
                Kappa = Interval(4.9e-4, 5.3e-4),
            },
            Identified = new LawIdentified
            {
                Lambda = true,
                Sigma = true,
                Kappa = true,
            },
            Peak = new ScalingPeak
            {
                N = 44,
                NInterval = Interval(42, 46),
                Throughput = 1_500,
                ThroughputInterval = Interval(1_450, 1_550),
            },
            Limit = 3_800,
            LimitInterval = Interval(3_700, 3_900),
            Aicc = new LawCriteria
            {
                Linear = 12.5,
                Amdahl = 6.25,
                Usl = -30.5,
            },
            Observations = 5,
            Points =
            [
                new ScalingPoint
                {
                    N = 2,
                    Layout = "2 × 0.25 CPU",
                    Throughput = 223.25,
                    Bracket = Interval(223.25, 234),
                    Fitted = 222,
                    Residual = 1.25,
                },
            ],
            Curve =
            [
                new ScalingCurvePoint
                {
                    N = 2,
                    Throughput = 222,
                    Band = Interval(219, 225),
                    Ideal = 229,
                },
            ],
            Predictions =
            [
                new ScalingPrediction
                {
                    N = 3,
                    Throughput = 322,
                    Interval = Interval(310, 334),
                    Reason = "A reason.",
                },
            ],
            Reason = "The USL is the best by AICc.",
        };

    private static FitInterval Interval(double low, double high) => new() { Low = low, High = high };
}
