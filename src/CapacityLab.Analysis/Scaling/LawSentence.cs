using System.Globalization;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>What a fit found and what it rests on, in sentences.</summary>
internal static class LawSentence
{
    public static string Of(ScalingLaw law, ModelChoice choice) =>
        string.Join(
            " ",
            new[] { Choice(choice), Parameters(choice.Chosen), Ceiling(law) }.Where(part => part.Length > 0)
        );

    private static string Choice(ModelChoice choice) =>
        choice.IsGiven ? $"{Name(choice.Chosen.Model)} as asked for."
        : !choice.IsCompared
            ? $"{choice.Chosen.Sample.Count} observations are too few to compare laws by AICc: Amdahl's law is assumed, of which the linear one is a case."
        : Compared(choice);

    private static string Compared(ModelChoice choice)
    {
        var compared = choice.Candidates.Where(one => one.Criterion is not null).ToList();
        string criterion = choice.Chosen.Sample.StatedError is null ? "AICc" : "AIC with the brackets' errors";
        string figures = string.Join(", ", compared.Select(one => Text($"{Short(one.Model)} {one.Criterion:0.0}")));
        string left =
            compared.Count < 3
                ? $"; {choice.Chosen.Sample.Distinct} sizes and {choice.Chosen.Sample.Count} observations allow no more laws"
                : "";
        return $"{Name(choice.Chosen.Model)} is the best by {criterion} ({figures}{left}).";
    }

    private static string Parameters(ModelFit fit) =>
        string.Join(
            " ",
            new[]
            {
                Untold("σ", fit.Law.Sigma, fit.StandardErrors.Sigma, fit.Model >= ScalingModel.Amdahl),
                Untold("κ", fit.Law.Kappa, fit.StandardErrors.Kappa, fit.Model >= ScalingModel.Usl),
            }.Where(part => part.Length > 0)
        );

    private static string Untold(string name, double value, double? error, bool isOfLaw) =>
        !isOfLaw ? ""
        : value <= 0 ? $"{name} is not identified: it is at its bound of 0."
        : name == "σ" && value >= 1 ? "σ is not identified: it is at its bound of 1."
        : error is null ? $"{name} is not identified: nothing is left to tell how sure it is."
        : error <= Identification.MostRelativeError * value ? ""
        : Text(
            $"{name} is not identified: its standard error is {error / value:0.##} of it, more than {Identification.MostRelativeError:0.#}."
        );

    private static string Ceiling(ScalingLaw law) =>
        law.Peak is { } peak ? Text($"The peak is at n = {peak.N:#,0.#} with {peak.Throughput:#,0.#} req/s.")
        : law.Limit is { } limit ? Text($"No peak is stated; the law stays below {limit:#,0.#} req/s.")
        : "No peak is stated.";

    private static string Name(ScalingModel model) =>
        model switch
        {
            ScalingModel.Linear => "The linear law",
            ScalingModel.Amdahl => "Amdahl's law",
            _ => "The USL",
        };

    private static string Short(ScalingModel model) =>
        model switch
        {
            ScalingModel.Linear => "linear",
            ScalingModel.Amdahl => "Amdahl",
            _ => "USL",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
