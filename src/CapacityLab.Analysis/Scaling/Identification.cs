using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>Which parameters the points tell: inside their bounds, with a standard error of at most half of them.</summary>
internal static class Identification
{
    public const double MostRelativeError = 0.5;

    public static LawIdentified Of(ModelFit fit) =>
        new()
        {
            Lambda = IsTold(fit.Law.Lambda, double.PositiveInfinity, fit.StandardErrors.Lambda),
            Sigma = IsTold(fit.Law.Sigma, 1, fit.StandardErrors.Sigma),
            Kappa = IsTold(fit.Law.Kappa, double.PositiveInfinity, fit.StandardErrors.Kappa),
        };

    private static bool IsTold(double value, double bound, double? error) =>
        value > 0 && value < bound && error <= MostRelativeError * value;
}
