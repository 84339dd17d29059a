using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Which parameters the points tell: inside their bounds, with a standard error of at most half of them; σ and κ, on which limit and peak
/// rest, with a 95 % interval that excludes 0 too. The last of a law with as many parameters as there are sizes is not told: nothing is left to check
/// that law, however often the sizes were measured.
/// </summary>
internal static class Identification
{
    public const double MostRelativeError = 0.5;

    public static LawIdentified Of(ModelFit fit, LawIntervals intervals) =>
        new()
        {
            Lambda = IsTold(fit.Law.Lambda, double.PositiveInfinity, fit.StandardErrors.Lambda),
            Sigma =
                IsChecked(fit, ScalingModel.Amdahl)
                && intervals.Sigma is { Low: > 0 }
                && IsTold(fit.Law.Sigma, 1, fit.StandardErrors.Sigma),
            Kappa =
                IsChecked(fit, ScalingModel.Usl)
                && intervals.Kappa is { Low: > 0 }
                && IsTold(fit.Law.Kappa, double.PositiveInfinity, fit.StandardErrors.Kappa),
        };

    /// <summary>Whether a size is left to check a law, or the law is not the one whose last parameter is asked for.</summary>
    public static bool IsChecked(ModelFit fit, ScalingModel model) => fit.IsChecked || fit.Model != model;

    public static bool IsTold(double value, double bound, double? error) =>
        value > 0 && value < bound && error <= MostRelativeError * value;
}
