using System.Globalization;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>What a fit found and what it rests on, in sentences.</summary>
internal static class LawSentence
{
    /// <param name="law">With all that is known of it.</param>
    /// <param name="choice">What it was chosen from.</param>
    /// <param name="noPeak">Why no peak is stated though κ is told; null elsewhere.</param>
    public static string Of(ScalingLaw law, ModelChoice choice, string? noPeak) =>
        string.Join(
            " ",
            new[]
            {
                Choice(choice),
                Means(choice),
                Faster(law, choice),
                Sigma(law, choice),
                Kappa(law, choice),
                noPeak ?? Ceiling(law),
            }.Where(part => part.Length > 0)
        );

    private static string Choice(ModelChoice choice) =>
        choice.IsGiven ? $"{Name(choice.Chosen.Model)} as asked for."
        : choice.IsCompared ? Compared(choice)
        : $"{Counted(choice)} are too few to compare laws by AICc: Amdahl's law is assumed, of which the linear one is a case.";

    private static string Compared(ModelChoice choice)
    {
        var sample = choice.Chosen.Sample;
        var compared = choice.Candidates.Where(one => choice.Criterion(one) is not null).ToList();
        string criterion = sample.StatedError is null ? "AICc" : "AIC with the brackets' errors";
        string figures = string.Join(
            ", ",
            compared.Select(one => Text($"{Short(one.Model)} {choice.Criterion(one):0.0}"))
        );
        bool isLeft = compared.Count < 3 && compared.Contains(choice.Chosen);
        string left = isLeft ? $"; {sample.Distinct} sizes and {sample.Count} observations allow no other law" : "";
        string refuted = string.Join(" and ", Preferred(choice).Select(one => Short(one.Model)));
        return refuted.Length == 0
            ? $"{Name(choice.Chosen.Model)} is the best by {criterion} ({figures}{left})."
            : $"{Name(choice.Chosen.Model)} is taken, though not the best by {criterion} ({figures}{left}): what {refuted} lacks has a 95 % interval that excludes 0.";
    }

    /// <summary>Laws that the criterion prefers to the one taken, or that alone it tells of.</summary>
    private static IEnumerable<ModelFit> Preferred(ModelChoice choice)
    {
        double taken = choice.Criterion(choice.Chosen) ?? double.PositiveInfinity;
        return choice.Candidates.Where(one => choice.Criterion(one) < taken);
    }

    private static string Means(ModelChoice choice) =>
        choice.IsOfMeans
            ? $"Repetitions agree with one another more closely than with the law, as copied rows do: each size counts once, by its mean{(IsWeighed(choice) ? "; how often it was measured weighs in the law alone, whose squares are of all rows" : "")}."
            : "";

    private static bool IsWeighed(ModelChoice choice) => choice.Chosen.Sample.Weights.Distinct().Count() > 1;

    private static string Counted(ModelChoice choice) =>
        choice.IsOfMeans ? $"{choice.Chosen.Sample.Count} sizes" : $"{choice.Chosen.Sample.Count} observations";

    private static string Faster(ScalingLaw law, ModelChoice choice) =>
        law is { Sigma: 0, Kappa: 0 } && Superlinear.IsSeen(choice.Chosen.Sample)
            ? "The points rise faster than n, which none of these laws does."
            : "";

    private static string Sigma(ScalingLaw law, ModelChoice choice) =>
        law.Identified.Sigma ? ""
        : law.Model == ScalingModel.Linear ? Lacking("σ", law.Intervals.Sigma)
        : law.Sigma >= 1 ? "σ is not identified: it is at its bound of 1."
        : !Identification.IsChecked(choice.Chosen, ScalingModel.Amdahl) ? Unchecked("σ", choice.Chosen)
        : Identification.IsTold(law.Sigma!.Value, 1, law.StandardErrors.Sigma) ? ReachesZero("σ")
        : Untold("σ", law.Sigma.Value, choice.Chosen.StandardErrors.Sigma);

    private static string Kappa(ScalingLaw law, ModelChoice choice) =>
        law.Identified.Kappa ? ""
        : law.Model < ScalingModel.Usl ? Lacking("κ", law.Intervals.Kappa)
        : !Identification.IsChecked(choice.Chosen, ScalingModel.Usl) ? Unchecked("κ", choice.Chosen)
        : Identification.IsTold(law.Kappa!.Value, double.PositiveInfinity, law.StandardErrors.Kappa) ? ReachesZero("κ")
        : Untold("κ", law.Kappa.Value, choice.Chosen.StandardErrors.Kappa);

    private static string Lacking(string name, FitInterval? interval) =>
        interval is { High: { } high }
            ? Text($"{name} is not identified: this law has none, and the points allow {interval.Low:G3} to {high:G3}.")
            : $"{name} is not identified: this law has none.";

    private static string ReachesZero(string name) => $"{name} is not identified: its 95 % interval reaches down to 0.";

    private static string Unchecked(string name, ModelFit fit) =>
        fit.Sample.Count > fit.Sample.Distinct
            ? $"{name} is not identified: the law has as many parameters as there are sizes, and none is left to check it."
            : $"{name} is not identified: the law goes through all {fit.Sample.Count} observations, and none is left to check it.";

    private static string Untold(string name, double value, double? error) =>
        value <= 0 ? $"{name} is not identified: it is at its bound of 0."
        : error is null ? $"{name} is not identified: nothing is left to tell how sure it is."
        : Text(
            $"{name} is not identified: its standard error is {error / value:0.##} of it, more than {Identification.MostRelativeError:0.#}."
        );

    private static string Ceiling(ScalingLaw law) =>
        law.Peak is { } peak ? Text($"The peak is at n = {peak.N:#,0.#} with a throughput of {peak.Throughput:#,0.#}.")
        : law.Limit is { } limit ? Text($"No peak is stated; the law stays below a throughput of {limit:#,0.#}.")
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
