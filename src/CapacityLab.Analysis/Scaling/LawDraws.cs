namespace CapacityLab.Analysis.Scaling;

/// <summary>Laws that the same sizes, measured again, could have led to; and an error of a further measurement with each.</summary>
/// <param name="Laws">Refitted laws.</param>
/// <param name="Errors">One for each law, on the estimator's scale.</param>
internal sealed record LawDraws(IReadOnlyList<Law> Laws, IReadOnlyList<double> Errors)
{
    /// <summary>A hundredth of what any sample tells a parameter to.</summary>
    private const double Settled = 1e-4;

    public static readonly LawDraws None = new([], []);

    /// <summary>
    /// Bootstrap: errors are drawn from the pool and added to the fitted values, and the law is fitted anew, from the fit it came from.
    /// Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 9.
    /// </summary>
    public static LawDraws Of(ModelFit fit, int count, int seed)
    {
        if (ErrorPool.Of(fit) is not { } pool)
        {
            return None;
        }

        var random = new Random(seed);
        var refit = new BoundedFit(fit.Model, Settled);
        var laws = new Law[count];
        double[] errors = new double[count];
        for (int draw = 0; draw < count; draw++)
        {
            laws[draw] = refit.Improve(Again(fit, pool, random), fit.Huber, fit.Law);
            errors[draw] = pool.Draw(random);
        }

        return new LawDraws(laws, errors);
    }

    private static Sample Again(ModelFit fit, ErrorPool pool, Random random)
    {
        double[] values = new double[fit.Sample.Count];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = fit.Sample.Fitted(index, fit.Law) + pool.Draw(random, index);
        }

        return fit.Sample.With(values);
    }
}
