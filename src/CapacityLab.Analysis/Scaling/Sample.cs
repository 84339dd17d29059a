using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>The observations as numbers on the scale on which the estimator compares: throughput, or its natural logarithm.</summary>
internal sealed class Sample
{
    private const double Rounding = 1e-9;

    private readonly bool isRelative;

    public Sample(IReadOnlyList<Observation> observations, FitEstimator estimator)
    {
        isRelative = estimator == FitEstimator.Relative;
        Observations = observations;
        Sizes = [.. observations.Select(one => one.N)];
        Values = [.. observations.Select(one => isRelative ? Math.Log(one.Throughput) : one.Throughput)];
        Distinct = Sizes.Distinct().Count();
        StatedError = Stated(observations);
        Weights = [.. observations.Select(one => StatedError is { } known ? known / one.RelativeError : 1)];
    }

    private Sample(Sample of, double[] values, double[] weights)
    {
        isRelative = of.isRelative;
        Observations = of.Observations;
        Sizes = of.Sizes;
        Values = values;
        Distinct = of.Distinct;
        StatedError = of.StatedError;
        Weights = weights;
    }

    public IReadOnlyList<Observation> Observations { get; }

    public double[] Sizes { get; }

    public double[] Values { get; }

    /// <summary>Residuals are multiplied by these, so that an observation counts by what is known of it. All 1 where nothing is.</summary>
    public double[] Weights { get; }

    public int Count => Sizes.Length;

    /// <summary>Different sizes.</summary>
    public int Distinct { get; }

    /// <summary>Root mean square of the errors that came with the observations; null where one lacks it, or on the scale of throughput.</summary>
    public double? StatedError { get; }

    /// <summary>Exact data would have an infinite likelihood; this, on the estimator's scale, is what rounding and the search leave.</summary>
    public double LeastScatter => Rounding * (isRelative ? 1 : Values.Max());

    /// <summary>
    /// One observation of each size, the mean on the estimator's scale. On that of throughput it weighs as much as its rows, so that
    /// the least squares stay those of all rows.
    /// </summary>
    public Sample OfMeans(FitEstimator estimator)
    {
        var sizes = Sizes.Zip(Values).GroupBy(one => one.First, one => one.Second).ToList();
        var means = new Sample(
            [.. sizes.Select(same => new Observation(same.Key, Throughput(same.Average())))],
            estimator
        );
        return isRelative
            ? means
            : new Sample(
                means,
                means.Values,
                [.. sizes.Select(same => Math.Sqrt((double)same.Count() * Distinct / Count))]
            );
    }

    /// <summary>The same sizes with other values, on the estimator's scale.</summary>
    public Sample With(double[] values) => new(this, values, Weights);

    /// <summary>Weighted value less fitted, on the estimator's scale.</summary>
    public double Residual(int index, in Law law) => Weights[index] * (Values[index] - Fitted(index, law));

    public double Fitted(int index, in Law law)
    {
        double fitted = law.At(Sizes[index]);
        // Below n = 1 a large κ turns the divisor negative: no law, and no fit may end there.
        return !(fitted > 0) ? double.NaN
            : isRelative ? Math.Log(fitted)
            : fitted;
    }

    /// <summary>What one unit on the logarithmic scale is on the estimator's, at an observation.</summary>
    public double Slope(int index, in Law law) => Weights[index] * (isRelative ? 1 : law.At(Sizes[index]));

    /// <summary>A throughput shifted by an error on the estimator's scale.</summary>
    public double Shift(double throughput, double error) =>
        isRelative ? throughput * Math.Exp(error) : throughput + error;

    private double Throughput(double value) => isRelative ? Math.Exp(value) : value;

    private double? Stated(IReadOnlyList<Observation> observations) =>
        isRelative && observations.All(one => one.RelativeError > 0)
            ? Math.Sqrt(observations.Average(one => one.RelativeError * one.RelativeError))
            : null;
}
