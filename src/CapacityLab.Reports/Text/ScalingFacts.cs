using CapacityLab.Results.Scaling;

namespace CapacityLab.Reports.Text;

/// <summary>A scaling law as every output shows it.</summary>
internal static class ScalingFacts
{
    public const string NotIdentified = "not identified";

    public static readonly IReadOnlyList<string> Columns = ["Parameter", "Estimate", "Standard error", "95 % interval"];

    /// <summary>Parameter, estimate, standard error and interval; κ always, so that it is seen where nothing is known of it.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(ScalingLaw law) =>
        [
            [
                "λ, req/s of n = 1",
                Value(law.Lambda, law.Identified.Lambda),
                Number(law.StandardErrors.Lambda),
                Interval(law.Intervals.Lambda),
            ],
            [
                "σ, contention",
                Value(law.Sigma, law.Identified.Sigma),
                Number(law.StandardErrors.Sigma),
                Interval(law.Intervals.Sigma),
            ],
            [
                "κ, coherency",
                Value(law.Kappa, law.Identified.Kappa),
                Number(law.StandardErrors.Kappa),
                Interval(law.Intervals.Kappa),
            ],
            law.Limit is not null
                ? ["Limit λ/σ, req/s", Number(law.Limit), Figures.Missing, Interval(law.LimitInterval)]
                :
                [
                    "Peak, n",
                    law.Peak is { } peak ? Number(peak.N) : "not stated",
                    Figures.Missing,
                    Interval(law.Peak?.NInterval),
                ],
        ];

    public static string Model(ScalingLaw law) =>
        law.Model switch
        {
            ScalingModel.Linear => "linear",
            ScalingModel.Amdahl => "Amdahl's law",
            ScalingModel.Usl => "USL",
            _ => "no law fitted",
        };

    public static string Interval(FitInterval? interval) =>
        interval is null ? Figures.Missing
        : interval.High is { } high ? $"{Number(interval.Low)} – {Number(high)}"
        : $"from {Number(interval.Low)}";

    /// <summary>A size in the axis's own unit: 0.5 CPU.</summary>
    public static string Size(ScalingLaw law, double n) => Figures.Number(n * law.Unit);

    private static string Value(double? value, bool isIdentified) => isIdentified ? Number(value) : NotIdentified;

    /// <summary>Coherencies are small: three digits, whatever the size.</summary>
    private static string Number(double? value) =>
        value is { } small && small != 0 && Math.Abs(small) < 0.01
            ? small.ToString("0.00e+0", System.Globalization.CultureInfo.InvariantCulture)
            : Figures.Number(value);
}
