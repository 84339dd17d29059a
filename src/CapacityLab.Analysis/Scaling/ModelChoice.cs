using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The laws that a sample can carry (as many different sizes as parameters, or more), and which of them is taken: by
/// <see cref="LawCriterion"/>, of those that no richer law refutes. Where the observations are too few to compare Amdahl's law with the
/// linear one, Amdahl's is assumed, of which the linear one is a case.
/// </summary>
internal sealed class ModelChoice
{
    /// <summary>Of the laws' weights together.</summary>
    private const double Confidence = 0.95;

    private readonly ScalingFitOptions options;
    private readonly LawCriterion criterion;
    private readonly Dictionary<ScalingModel, LawDraws> draws = [];

    public ModelChoice(Sample all, ScalingFitOptions options)
    {
        this.options = options;
        var sample = Repetitions.Independent(all, options.Estimator);
        IsOfMeans = sample != all;
        var loss = RobustScale.LossFor(sample, options.Estimator);
        Candidates =
        [
            .. Enum.GetValues<ScalingModel>()
                .Where(model => BoundedFit.ParametersOf(model) <= sample.Distinct)
                .Select(model => new ModelFit(model, sample, loss)),
        ];
        criterion = new LawCriterion(Candidates[^1]);
        IsGiven = options.Model is not null;
        IsCompared = !IsGiven && Candidates.All(one => one.Model != ScalingModel.Amdahl || Criterion(one) is not null);
        Chosen =
            IsGiven ? Of(options.Model!.Value)!
            : IsCompared ? Unrefuted().MinBy(one => Criterion(one) ?? double.PositiveInfinity)!
            : Of(ScalingModel.Amdahl)!;
    }

    public IReadOnlyList<ModelFit> Candidates { get; }

    public ModelFit Chosen { get; }

    /// <summary>Whether the model was asked for, not chosen.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether the choice is by the criterion.</summary>
    public bool IsCompared { get; }

    /// <summary>Whether repetitions count as one observation of their size; see <see cref="Repetitions.Independent"/>.</summary>
    public bool IsOfMeans { get; }

    /// <summary>
    /// The law whose parameters' intervals are told: of laws that were compared the richest that a size is left to check, since that one
    /// was chosen takes nothing from what the points leave open (a USL read as Amdahl's law has too large a σ, of too small an interval;
    /// on selection and coverage: P. Kabaila and H. Leeb, Journal of the American Statistical Association 101, 2006). The law that was
    /// asked for, or assumed, elsewhere.
    /// </summary>
    public ModelFit Widest => IsCompared ? Candidates.LastOrDefault(one => one.IsChecked) ?? Chosen : Chosen;

    public ModelFit? Of(ScalingModel model) => Candidates.FirstOrDefault(one => one.Model == model);

    public double? Criterion(ModelFit fit) => criterion.Of(fit);

    /// <summary>
    /// Whether a law that can be checked has a parameter which this one lacks, with a 95 % interval that excludes 0. With about twice as
    /// many observations as parameters the penalty of AICc is larger than any that the points could pay; the interval still tells.
    /// </summary>
    public bool IsRefuted(ModelFit fit) =>
        Candidates.Any(richer =>
            richer.Model > fit.Model
            && richer.IsChecked
            && (
                (fit.Model < ScalingModel.Amdahl && Interval(richer, law => law.Sigma) is { Low: > 0 })
                || (richer.Model == ScalingModel.Usl && Interval(richer, law => law.Kappa) is { Low: > 0 })
            )
        );

    /// <summary>What a fit's figure could as well have been, 95 %.</summary>
    public FitInterval? Interval(ModelFit fit, Func<Law, double?> figure) =>
        Percentiles.Interval(Draws(fit).Laws.Select(one => figure(one) ?? double.PositiveInfinity));

    public LawDraws Draws(ModelFit fit)
    {
        if (!draws.TryGetValue(fit.Model, out var drawn))
        {
            drawn = LawDraws.Of(fit, options.Draws, options.Seed);
            draws[fit.Model] = drawn;
        }

        return drawn;
    }

    /// <summary>
    /// Akaike's weights, the probability of each law given the others, of the fewest laws that have 95 % of it together (Burnham and
    /// Anderson, 2002, sections 2.9 and 4.5): a law that is next to impossible would still make an end of an interval its own. The
    /// chosen one alone where none were compared. Where the errors are known beforehand, weights by likelihood alone: with two or three
    /// points the penalty for a parameter would speak for the straight line more than the points do, and intervals would be too narrow.
    /// </summary>
    public IEnumerable<(ModelFit Fit, double Weight)> Weighted()
    {
        if (!IsCompared || Criterion(Chosen) is null)
        {
            return [(Chosen, 1)];
        }

        var compared = Unrefuted()
            .Where(one => Criterion(one) is not null)
            .Select(one => (Fit: one, Weight: Math.Exp((Compared(Chosen) - Compared(one)) / 2)))
            .OrderByDescending(one => one.Weight)
            .ToList();
        double sum = compared.Sum(one => one.Weight);
        var kept = compared.TakeWhile((_, index) => compared.Take(index).Sum(one => one.Weight) < Confidence * sum);
        double rest = kept.Sum(one => one.Weight);
        return kept.Select(one => (one.Fit, one.Weight / rest));
    }

    private IEnumerable<ModelFit> Unrefuted() => Candidates.Where(one => !IsRefuted(one));

    private double Compared(ModelFit fit) =>
        Criterion(fit)!.Value - (fit.Sample.StatedError is null ? 0 : 2 * fit.Parameters);
}
