namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The errors that a bootstrap draws from, on the estimator's scale, with the fit's scatter as their root mean square. Where every size
/// was measured more than once: the deviations of a size's repetitions from their mean, drawn for that size alone. Else the residuals of
/// all. Where the errors are known beforehand: normal ones.
/// </summary>
internal sealed class ErrorPool
{
    private readonly Sample sample;
    private readonly double scatter;
    private readonly double[][]? pools;

    private ErrorPool(ModelFit fit, double scatter)
    {
        sample = fit.Sample;
        this.scatter = scatter * fit.Widening;
        pools = sample.StatedError is not null ? null : Scaled(Repeats(sample) ?? Residuals(fit));
    }

    /// <summary>Null where the observations tell nothing of their scatter.</summary>
    public static ErrorPool? Of(ModelFit fit) => fit.Scatter is { } scatter ? new ErrorPool(fit, scatter) : null;

    /// <summary>An error of one of the observations.</summary>
    public double Draw(Random random, int index) =>
        pools is null
            ? scatter * Normal(random) / sample.Weights[index]
            : pools[index][random.Next(pools[index].Length)];

    /// <summary>An error of a further observation.</summary>
    public double Draw(Random random) => Draw(random, random.Next(sample.Count));

    /// <summary>Deviations of m repetitions are too small by (m−1)/m in the square, as their own mean is taken off.</summary>
    private static double[][]? Repeats(Sample sample)
    {
        var sizes = sample
            .Sizes.Select((n, index) => (n, Value: sample.Values[index]))
            .ToLookup(one => one.n, one => one.Value);
        if (sizes.Any(same => same.Count() < 2))
        {
            return null;
        }

        var deviations = sizes.ToDictionary(
            same => same.Key,
            same =>
            {
                double mean = same.Average();
                double inflated = Math.Sqrt((double)same.Count() / (same.Count() - 1));
                return same.Select(value => (value - mean) * inflated).ToArray();
            }
        );
        return [.. sample.Sizes.Select(n => deviations[n])];
    }

    private static double[][] Residuals(ModelFit fit)
    {
        double[] all = [.. Enumerable.Range(0, fit.Sample.Count).Select(index => fit.Sample.Residual(index, fit.Law))];
        double mean = all.Average();
        all = [.. all.Select(residual => residual - mean)];
        return [.. all.Select(_ => all)];
    }

    private double[][] Scaled(double[][] raw)
    {
        double size = Math.Sqrt(raw.Average(pool => pool.Average(error => error * error)));
        double factor = size > 0 ? scatter / size : 0;
        var scaled = raw.Distinct().ToDictionary(pool => pool, pool => pool.Select(error => error * factor).ToArray());
        return [.. raw.Select(pool => scaled[pool])];
    }

    /// <summary>Box and Muller's.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
