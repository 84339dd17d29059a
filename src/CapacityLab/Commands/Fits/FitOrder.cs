using System.Globalization;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Plans;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Commands.Fits;

/// <summary>A fit that can be carried out: the observations, and how they are fitted.</summary>
internal sealed record FitOrder(IReadOnlyList<Observation> Observations, ScalingFitOptions Options)
{
    public const string Models = "auto|linear|amdahl|usl";
    public const string Estimators = "relative|least-squares";

    private const string CommandLine = "command line";

    /// <exception cref="PlanException">The command line or the table cannot be taken as it is.</exception>
    public static FitOrder Of(FitRequest request)
    {
        var mistakes = new MistakeList();
        Check(mistakes, "--model", request.Model, Models);
        Check(mistakes, "--estimator", request.Estimator, Estimators);
        Check(mistakes, "--at", FigureRange.Sizes, request.At);
        Check(mistakes, "--load", FigureRange.Throughputs, request.Loads);
        mistakes.ThrowIfAny();
        var options = new ScalingFitOptions
        {
            Model = request.Model == "auto" ? null : Enum.Parse<ScalingModel>(request.Model, ignoreCase: true),
            Estimator = request.Estimator == "relative" ? FitEstimator.Relative : FitEstimator.LeastSquares,
            Seed = request.Seed,
        };
        var observations = MeasuredTable.Read(request.File);
        CheckSizes(request, observations.Select(one => one.N).Distinct().Count(), options.Model);
        return new FitOrder(observations, options);
    }

    private static void Check(MistakeList mistakes, string option, string found, string allowed)
    {
        string[] words = allowed.Split('|');
        if (!words.Contains(found))
        {
            mistakes.Add(new PlanMistake(CommandLine, option, FoundText.Quoted(found), string.Join(", ", words)));
        }
    }

    private static void Check(MistakeList mistakes, string option, FigureRange range, IReadOnlyList<double> values)
    {
        foreach (double value in values.Where(value => !range.Has(value)))
        {
            string found = value.ToString(CultureInfo.InvariantCulture);
            mistakes.Add(new PlanMistake(CommandLine, option, found, range.Allowed));
        }
    }

    private static void CheckSizes(FitRequest request, int found, ScalingModel? model)
    {
        int least = ScalingFit.LeastSizes(model);
        if (found < least)
        {
            string sizes = found == 1 ? "1 size" : $"{found} sizes";
            throw new PlanException([
                new PlanMistake(
                    request.File,
                    MeasuredTable.Size,
                    sizes,
                    $"at least {least} different ones for --model {request.Model}"
                ),
            ]);
        }
    }
}
