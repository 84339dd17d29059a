using CapacityLab.Results.Scaling;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>The laws of the sample run: cores by Amdahl's law from too few points, replicas by the USL with a peak.</summary>
internal static class SampleScaling
{
    public static readonly ScalingResult Both = new() { Vertical = Cores(), Horizontal = Replicas() };

    private static ScalingLaw Cores() =>
        new()
        {
            Axis = "CPU",
            Unit = 0.25,
            Model = ScalingModel.Linear,
            Lambda = 117.2,
            Sigma = 0,
            Kappa = 0,
            StandardErrors = new LawErrors { Lambda = 1.66 },
            Intervals = new LawIntervals { Lambda = Interval(114, 120.5), Sigma = Interval(0, 0.04) },
            Identified = new LawIdentified { Lambda = true },
            Aicc = new LawCriteria { Linear = 3.9, Amdahl = 5.9 },
            Observations = 2,
            Points = [Point(1, "1 × 0.25 CPU", 114, 117.2), Point(2, "1 × 0.5 CPU", 241, 234.4)],
            Curve = [.. Curve(n => 117.2 * n, 1, 4)],
            Predictions =
            [
                new ScalingPrediction
                {
                    N = 3,
                    Throughput = 351.6,
                    Interval = Interval(336, 368),
                },
                new ScalingPrediction
                {
                    N = 4,
                    Interval = Interval(401, 497),
                    Reason =
                        "It cannot be predicted to within 10 %: the 95 % interval is −14 % to +6 % around the law's 468.8.",
                },
            ],
            Reason =
                "The linear law is the best by AIC with the brackets' errors. κ is not identified: this law has none. No peak is stated. <n> counts multiples of 0.25 CPU.",
        };

    private static ScalingLaw Replicas() =>
        new()
        {
            Axis = "replicas",
            Model = ScalingModel.Usl,
            Lambda = 115,
            Sigma = 0.02,
            Kappa = 0.0125,
            StandardErrors = new LawErrors
            {
                Lambda = 1.4,
                Sigma = 0.008,
                Kappa = 0.001,
            },
            Intervals = new LawIntervals
            {
                Lambda = Interval(112, 118),
                Sigma = Interval(0.004, 0.036),
                Kappa = Interval(0.0105, 0.0145),
            },
            Identified = new LawIdentified
            {
                Lambda = true,
                Sigma = true,
                Kappa = true,
            },
            Peak = new ScalingPeak
            {
                N = 8.85,
                NInterval = Interval(8.1, 9.8),
                Throughput = 502,
                ThroughputInterval = Interval(480, 525),
            },
            Aicc = new LawCriteria
            {
                Linear = 20,
                Amdahl = 9,
                Usl = 6,
            },
            Observations = 3,
            Points =
            [
                Point(1, "1 × 0.25 CPU", 114, 115),
                Point(2, "2 × 0.25 CPU", 223, 220.1),
                Point(4, "4 × 0.25 CPU", 397, 379.5),
            ],
            Curve = [.. Curve(n => 115 * n / (1 + (0.02 * (n - 1)) + (0.0125 * n * (n - 1))), 1, 8)],
            Predictions =
            [
                new ScalingPrediction
                {
                    N = 3,
                    Throughput = 309,
                    Interval = Interval(297, 321),
                },
            ],
            Reason =
                "The USL is the best by AIC with the brackets' errors. The peak is at n = 8.9 with a throughput of 502.",
        };

    private static IEnumerable<ScalingCurvePoint> Curve(Func<double, double> law, double first, double last) =>
        Enumerable
            .Range(0, 21)
            .Select(step => first + ((last - first) * step / 20))
            .Select(n => new ScalingCurvePoint
            {
                N = n,
                Throughput = law(n),
                Band = Interval(law(n) * (1 - (0.02 * n)), law(n) * (1 + (0.02 * n))),
                Ideal = 114 * n,
            });

    private static ScalingPoint Point(double n, string layout, double measured, double fitted) =>
        new()
        {
            N = n,
            Layout = layout,
            Throughput = measured,
            Bracket = Interval(measured, measured * 1.05),
            Fitted = fitted,
            Residual = measured - fitted,
        };

    private static FitInterval Interval(double low, double high) => new() { Low = low, High = high };
}
