using CapacityLab.Analysis.Statistics;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>One law fitted to one sample, with how sure it is.</summary>
internal sealed class ModelFit
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>In bounds of Huber's loss.</summary>
    private const double Outlying = 3;

    public ModelFit(ScalingModel model, Sample sample, HuberLoss huber)
    {
        (Model, Sample, Huber) = (model, sample, huber);
        Law = new BoundedFit(model).Search(sample, huber);
        Loss = huber.Of(sample, Law);
        double? single = ScatterOf();
        Gross = Outlying * Math.Max(huber.Bound, RobustScale.Tuning * (single ?? 0));
        LackOfFit = sample.StatedError is null ? LackOfFitOf() : null;
        Scatter = LackOfFit is { } ofSizes ? ofSizes * Math.Sqrt((double)sample.Count / sample.Distinct) : single;
        StandardErrors = Scatter is { } scatter ? Linearised(scatter) : new LawErrors();
    }

    public ScalingModel Model { get; }

    public Sample Sample { get; }

    public HuberLoss Huber { get; }

    public Law Law { get; }

    /// <summary>Huber's, at the law.</summary>
    public double Loss { get; }

    /// <summary>
    /// Larger residuals are gross outliers: three bounds of the loss, four standard deviations where errors are normal; or, where more
    /// residuals are beyond the bound than there may be outliers, as much of this law's own scatter. Infinite for least squares.
    /// </summary>
    public double Gross { get; }

    public int Parameters => BoundedFit.ParametersOf(Model);

    public int Degrees => Sample.Count - Parameters;

    /// <summary>Whether there are more sizes than parameters: else the law goes through the mean of each, and nothing checks it.</summary>
    public bool IsChecked => Sample.Distinct > Parameters;

    /// <summary>
    /// Standard deviation of an observation around the law, on the estimator's scale, with n − p degrees of freedom: what the
    /// residuals show, and not less than the errors that came with the observations; null where there is neither. Where it is the
    /// sizes that are off, so much larger that the parameters are as uncertain as if each size had been measured once.
    /// </summary>
    public double? Scatter { get; }

    /// <summary>Scatter of the sizes around the law where repetitions do not explain it; else null.</summary>
    public double? LackOfFit { get; }

    /// <summary>
    /// By how much errors are drawn wider than <see cref="Scatter"/>, t(0.975, n − p) over its limit: scatter that was estimated from
    /// few observations may be larger than it looks. 1 where it was known beforehand.
    /// </summary>
    public double Widening =>
        Sample.StatedError is not null
            ? 1
            : StudentT.Quantile(0.975, LackOfFit is null ? Degrees : Sample.Distinct - Parameters) / Normal975;

    /// <summary>From (JᵀJ)⁻¹ times the squared scatter, the law being taken as linear near the fit and no parameter as known, not even one at its bound.</summary>
    public LawErrors StandardErrors { get; }

    /// <summary>Of each observation, on the estimator's scale.</summary>
    public double[] Residuals() => [.. Enumerable.Range(0, Sample.Count).Select(index => Sample.Residual(index, Law))];

    private double? LackOfFitOf() =>
        Repetitions.LackOfFit(
            Sample,
            [.. Residuals().Select(residual => Math.Clamp(residual, -Gross, Gross))],
            Parameters
        );

    private double? ScatterOf()
    {
        double? shown = Degrees > 0 ? Math.Max(Math.Max(Robust(), Systematic()), Sample.LeastScatter) : null;
        return Sample.StatedError is { } known ? Math.Max(known, shown ?? 0) : shown;
    }

    /// <summary>Huber (1981), section 7.6: for squares √(RSS/(n−p)).</summary>
    private double Robust()
    {
        int within = 0;
        double squares = 0;
        for (int index = 0; index < Sample.Count; index++)
        {
            double size = Math.Min(Math.Abs(Sample.Residual(index, Law)), Huber.Bound);
            within += size < Huber.Bound ? 1 : 0;
            squares += size * size;
        }

        double share = Math.Max((double)within / Sample.Count, 0.5);
        double correction = 1 + ((double)Parameters / Sample.Count * (1 - share) / share);
        return correction * Math.Sqrt(squares / Degrees) / share;
    }

    /// <summary>Huber's formula takes all that is beyond the bound for outliers. More of them than there may be are the law's misfit.</summary>
    private double Systematic() => Huber.IsSquares ? 0 : RobustScale.Scale(Sample, Law, Degrees);

    private LawErrors Linearised(double scatter)
    {
        var equations = new NormalEquations(Parameters);
        equations.Build(Sample, HuberLoss.Squares, Law);
        return new LawErrors
        {
            Lambda = Error(equations, 0) * scatter * Law.Lambda,
            Sigma = Error(equations, 1) * scatter,
            Kappa = Error(equations, 2) * scatter,
        };
    }

    /// <summary>The square root of a diagonal entry of (JᵀJ)⁻¹; null where the law lacks the parameter or the points tell nothing.</summary>
    private double? Error(NormalEquations equations, int parameter)
    {
        Span<double> column = stackalloc double[NormalEquations.Most];
        if (parameter >= Parameters)
        {
            return null;
        }

        Array.Clear(equations.Descent);
        equations.Descent[parameter] = 1;
        return equations.Solve([true, true, true], 0, column) && column[parameter] > 0
            ? Math.Sqrt(column[parameter])
            : null;
    }
}
