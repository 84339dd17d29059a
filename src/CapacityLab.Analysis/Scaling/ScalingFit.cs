using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// A scaling law fitted to measured throughputs. Estimator: the bounded minimum (0 ≤ σ ≤ 1, κ ≥ 0, λ > 0) of Huber's loss on the
/// logarithm of the ratio, or of squares of throughput. Choice among linear, Amdahl and USL by AICc of that loss, on the scale of the
/// richest law, without the laws that lack what a richer one's interval tells (<see cref="ModelChoice"/>). Intervals: 95 %, percentiles
/// of a seeded bootstrap over repetitions, or over residuals where not every size is repeated, its errors widened by t(0.975, n − p); of
/// the sizes' means where repetitions agree with one another and not with the law (<see cref="Repetitions"/>). Of the parameters they are
/// those of <see cref="ModelChoice.Widest"/>: where the law was chosen by the same points, its own would be too narrow.
/// Assumptions: observations are independent, their errors have one scatter (relative or absolute, as the estimator says), and the law
/// holds. Not to be fed with different kinds of size at once. Sources: N. J. Gunther, Guerrilla Capacity Planning, 2007; and at each part.
/// </summary>
public sealed class ScalingFit
{
    private readonly ScalingFitOptions options;
    private readonly ModelChoice choice;

    private ScalingFit(IReadOnlyList<Observation> observations, ScalingFitOptions options)
    {
        this.options = options;
        Observations = observations;
        choice = new ModelChoice(new Sample(observations, options.Estimator), options);
    }

    public IReadOnlyList<Observation> Observations { get; }

    public Law Law => choice.Chosen.Law;

    /// <summary>Different sizes that a model needs: one a parameter, and two where the model is to be chosen.</summary>
    public static int LeastSizes(ScalingModel? model) => model is { } given ? BoundedFit.ParametersOf(given) : 2;

    /// <summary>Fits a law; nothing is random but the bootstrap, which has its seed.</summary>
    /// <exception cref="ArgumentException">Fewer different sizes than <see cref="LeastSizes"/>, or one that is not above zero.</exception>
    public static ScalingFit Of(IReadOnlyList<Observation> observations, ScalingFitOptions options)
    {
        if (!observations.All(one => IsPositive(one.N) && IsPositive(one.Throughput)))
        {
            throw new ArgumentException("Sizes and throughputs are finite and above zero.", nameof(observations));
        }

        int least = LeastSizes(options.Model);
        return observations.DistinctBy(one => one.N).Count() >= least
            ? new ScalingFit(observations, options)
            : throw new ArgumentException($"At least {least} different sizes are needed.", nameof(observations));
    }

    /// <summary>The law with all that is known of it; curve and predictions are left to the caller.</summary>
    public ScalingLaw Conclude()
    {
        var fit = choice.Chosen;
        var intervals = Intervals();
        var identified = Identification.Of(fit, intervals);
        string? noPeak = identified.Kappa ? PredictionRule.PeakOutOfReach(Law.PeakN!.Value, Observations) : null;
        var law = new ScalingLaw
        {
            Model = fit.Model,
            Estimator = options.Estimator,
            Lambda = fit.Law.Lambda,
            Sigma = fit.Law.Sigma,
            Kappa = fit.Law.Kappa,
            StandardErrors = fit.StandardErrors,
            Intervals = intervals,
            Identified = identified,
            Peak = identified.Kappa && noPeak is null ? Peak() : null,
            Limit = identified.Sigma ? fit.Law.Limit : null,
            LimitInterval =
                identified.Sigma && fit.Law.Limit is { } limit
                    ? Around(limit, AtLeast(ScalingModel.Amdahl), one => one.SerialLimit)
                    : null,
            Aicc = Criteria(),
            Observations = Observations.Count,
            Points = [.. Observations.Select(Point)],
        };
        return law with { Reason = LawSentence.Of(law, choice, noPeak) };
    }

    /// <summary>The law at a size, with its pointwise 95 % band.</summary>
    public ScalingCurvePoint Curve(double n)
    {
        var smallest = Observations.Where(one => one.N == Observations.Min(other => other.N)).ToList();
        return new ScalingCurvePoint
        {
            N = n,
            Throughput = Law.At(n),
            Band = Percentiles.Interval(Drawn(fit => choice.Draws(fit).Laws.Select(one => one.At(n)))),
            Ideal = smallest.Average(one => one.Throughput) * n / smallest[0].N,
        };
    }

    /// <summary>What one further measurement at a size would show.</summary>
    public ScalingPrediction Predict(double n)
    {
        if (PredictionRule.OutOfReach(n, Observations) is { } reason)
        {
            return new ScalingPrediction { N = n, Reason = reason };
        }

        double throughput = Law.At(n);
        var interval = Percentiles.Interval(Further(n));
        string why = PredictionRule.TooWide(throughput, interval);
        return new ScalingPrediction
        {
            N = n,
            Throughput = why.Length == 0 ? throughput : null,
            Interval = interval,
            Reason = why,
        };
    }

    /// <summary>
    /// The same for a size that somebody asks for: among the sizes measured the law's value is stated with its interval, however wide
    /// that is.
    /// </summary>
    public ScalingPrediction PredictAsked(double n)
    {
        var prediction = Predict(n);
        return prediction.Interval is not null && PredictionRule.IsAmong(n, Observations)
            ? prediction with
            {
                Throughput = Law.At(n),
                Reason = "",
            }
            : prediction;
    }

    /// <summary>
    /// The smallest size with a throughput, by the law on its rising side; beyond the sizes measured only where the throughput there
    /// can be predicted.
    /// </summary>
    public ScalingDemand Needed(double throughput) => new DemandRule(this).Of(throughput);

    /// <summary>What a figure of the law could as well have been, 95 %; null where too few observations tell nothing.</summary>
    internal FitInterval? Of(Func<Law, double?> figure) => Of(choice.Chosen, figure);

    private IEnumerable<double> Further(double n) => Drawn(fit => Further(fit, n));

    /// <summary>Of each law that may be the true one as many draws as its weight is of all.</summary>
    private IEnumerable<double> Drawn(Func<ModelFit, IEnumerable<double>> of) =>
        choice.Weighted().SelectMany(one => of(one.Fit).Take((int)Math.Round(one.Weight * options.Draws)));

    private IEnumerable<double> Further(ModelFit fit, double n)
    {
        var drawn = choice.Draws(fit);
        return drawn.Laws.Zip(drawn.Errors, (law, error) => fit.Sample.Shift(law.At(n), error));
    }

    private LawIntervals Intervals() =>
        new()
        {
            Lambda = Around(Law.Lambda, choice.Widest, one => one.Lambda),
            Sigma = Around(Law.Sigma, AtLeast(ScalingModel.Amdahl), one => one.Sigma),
            Kappa = Around(Law.Kappa, AtLeast(ScalingModel.Usl), one => one.Kappa),
        };

    /// <summary>Where the law that tells intervals lacks a parameter, the simplest that has it.</summary>
    private ModelFit? AtLeast(ScalingModel model) => choice.Widest.Model >= model ? choice.Widest : choice.Of(model);

    private ScalingPeak Peak() =>
        new()
        {
            N = Law.PeakN!.Value,
            NInterval = Around(Law.PeakN.Value, choice.Chosen, one => one.PeakN),
            Throughput = Law.At(Law.PeakN.Value),
            ThroughputInterval = Around(Law.At(Law.PeakN.Value), choice.Chosen, one => one.Highest),
        };

    /// <summary>
    /// The interval of a figure that is stated of the chosen law: its draws by the law that tells intervals, which may be a richer one
    /// whose own value is another, and the stated value, which the points support best and which no interval of it may exclude.
    /// </summary>
    private FitInterval? Around(double stated, ModelFit? fit, Func<Law, double?> figure) =>
        Of(fit, figure) is { } interval
            ? new FitInterval
            {
                Low = Math.Min(interval.Low, stated),
                High = interval.High is { } high ? Math.Max(high, stated) : null,
            }
            : null;

    private FitInterval? Of(ModelFit? fit, Func<Law, double?> figure) =>
        fit is null ? null : choice.Interval(fit, figure);

    private LawCriteria Criteria() =>
        new()
        {
            Linear = CriterionOf(ScalingModel.Linear),
            Amdahl = CriterionOf(ScalingModel.Amdahl),
            Usl = CriterionOf(ScalingModel.Usl),
        };

    private double? CriterionOf(ScalingModel model) => choice.Of(model) is { } fit ? choice.Criterion(fit) : null;

    private ScalingPoint Point(Observation one) =>
        new()
        {
            N = one.N,
            Throughput = one.Throughput,
            Fitted = Law.At(one.N),
            Residual = one.Throughput - Law.At(one.N),
        };

    private static bool IsPositive(double value) => double.IsFinite(value) && value > 0;
}
