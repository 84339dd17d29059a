using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>Measured sets with published coefficients, as in the R package <c>usl</c>.</summary>
internal static class Published
{
    public static readonly ScalingFitOptions UslByLeastSquares = new()
    {
        Model = ScalingModel.Usl,
        Estimator = FitEstimator.LeastSquares,
    };

    public static readonly Observation[] Specsdm91 = Table(
        [1, 18, 36, 72, 108, 144, 216],
        [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2]
    );

    public static readonly Observation[] Raytracer = Table(
        [1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64],
        [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310]
    );

    private static Observation[] Table(double[] sizes, double[] throughputs) =>
        [.. sizes.Zip(throughputs, (n, x) => new Observation(n, x))];
}
