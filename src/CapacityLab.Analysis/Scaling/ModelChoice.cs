using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The laws that a sample can carry (as many different sizes as parameters, or more), and which of them is taken. Where the observations
/// are too few to compare Amdahl's law with the linear one by AICc, Amdahl's is assumed, of which the linear one is a case.
/// </summary>
internal sealed class ModelChoice
{
    public ModelChoice(Sample sample, ScalingFitOptions options)
    {
        var loss = RobustScale.LossFor(sample, options.Estimator);
        Candidates =
        [
            .. Enum.GetValues<ScalingModel>()
                .Where(model => BoundedFit.ParametersOf(model) <= sample.Distinct)
                .Select(model => new ModelFit(model, sample, loss)),
        ];
        IsGiven = options.Model is not null;
        IsCompared = !IsGiven && Candidates.All(one => one.Model != ScalingModel.Amdahl || one.Criterion is not null);
        Chosen =
            IsGiven ? Of(options.Model!.Value)!
            : IsCompared ? Candidates.Where(one => one.Criterion is not null).MinBy(one => one.Criterion)!
            : Of(ScalingModel.Amdahl)!;
    }

    public IReadOnlyList<ModelFit> Candidates { get; }

    public ModelFit Chosen { get; }

    /// <summary>Whether the model was asked for, not chosen.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether the choice is by the criterion.</summary>
    public bool IsCompared { get; }

    public ModelFit? Of(ScalingModel model) => Candidates.FirstOrDefault(one => one.Model == model);

    /// <summary>
    /// Akaike's weights, the probability of each law given the others (Burnham and Anderson, 2002, section 2.9); the chosen one alone
    /// where none were compared. Where the errors are known beforehand, weights by likelihood alone: with two or three points the penalty
    /// for a parameter would speak for the straight line more than the points do, and intervals would be too narrow.
    /// </summary>
    public IEnumerable<(ModelFit Fit, double Weight)> Weighted()
    {
        if (!IsCompared)
        {
            return [(Chosen, 1)];
        }

        var compared = Candidates
            .Where(one => one.Criterion is not null)
            .Select(one => (Fit: one, Weight: Math.Exp((Compared(Chosen) - Compared(one)) / 2)))
            .ToList();
        double sum = compared.Sum(one => one.Weight);
        return compared.Select(one => (one.Fit, one.Weight / sum));
    }

    private static double Compared(ModelFit fit) =>
        fit.Criterion!.Value - (fit.Sample.StatedError is null ? 0 : 2 * fit.Parameters);
}
