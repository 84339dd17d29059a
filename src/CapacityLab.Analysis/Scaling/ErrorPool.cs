namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The errors that a bootstrap draws from, on the estimator's scale, with the fit's scatter as their root mean square. Where every size
/// was measured more than once: the deviations of the repetitions from their size's mean. Else the residuals. Where the errors are known
/// beforehand, or repetitions do not explain them (<see cref="Repetitions.LackOfFit"/>): normal ones. All sizes draw from one pool,
/// since two or three repetitions alone tell too little of their scatter. Gross outliers are not drawn
/// from: scaled to the scatter one would be nearly all of the pool, and a share of all draws would have several.
/// </summary>
internal sealed class ErrorPool
{
    private readonly Sample sample;
    private readonly double scatter;
    private readonly double further;
    private readonly double[] pool;

    private ErrorPool(ModelFit fit, double scatter)
    {
        sample = fit.Sample;
        this.scatter = scatter * fit.Widening;
        further = fit.LackOfFit is { } ofSizes ? ofSizes * fit.Widening : this.scatter;
        bool isNormal = sample.StatedError is not null || fit.LackOfFit is not null;
        pool = isNormal ? [] : Scaled(Repetitions.Deviations(Kept(fit)) ?? Centred(fit));
    }

    /// <summary>Null where the observations tell nothing of their scatter.</summary>
    public static ErrorPool? Of(ModelFit fit) => fit.Scatter is { } scatter ? new ErrorPool(fit, scatter) : null;

    /// <summary>An error of one of the observations.</summary>
    public double Draw(Random random, int index) => Draw(random, index, scatter);

    /// <summary>An error of a further observation.</summary>
    public double Draw(Random random) => Draw(random, random.Next(sample.Count), further);

    private double Draw(Random random, int index, double size) =>
        (pool.Length == 0 ? size * Normal(random) : pool[random.Next(pool.Length)]) / sample.Weights[index];

    private static IEnumerable<(double Size, double Residual)> Kept(ModelFit fit) =>
        fit.Sample.Sizes.Zip(fit.Residuals()).Where(one => Math.Abs(one.Second) <= fit.Gross);

    private static double[] Centred(ModelFit fit)
    {
        double[] kept = [.. Kept(fit).Select(one => one.Residual)];
        double mean = kept.Average();
        return [.. kept.Select(residual => residual - mean)];
    }

    private double[] Scaled(double[] raw)
    {
        double size = Math.Sqrt(raw.Average(error => error * error));
        return [.. raw.Select(error => size > 0 ? error * scatter / size : 0)];
    }

    /// <summary>Box and Muller's.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
