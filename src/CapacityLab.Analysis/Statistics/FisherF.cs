namespace CapacityLab.Analysis.Statistics;

/// <summary>
/// Fisher's F distribution for whole degrees of freedom: a regularised incomplete beta function. Sources: Abramowitz and Stegun, 26.6.2
/// and 26.5.8, the continued fraction, evaluated by Lentz's method.
/// </summary>
internal static class FisherF
{
    private const int MostTerms = 1_000;
    private const double Tiny = 1e-300;

    /// <summary>The probability of a ratio of at least <paramref name="value"/>; 0 where it is infinite.</summary>
    /// <param name="value">The ratio of two mean squares, at least 0.</param>
    /// <param name="upper">Degrees of freedom of the numerator.</param>
    /// <param name="lower">Degrees of freedom of the denominator.</param>
    public static double Above(double value, int upper, int lower) =>
        double.IsPositiveInfinity(value) ? 0 : Beta(lower / (lower + (upper * value)), lower, upper);

    /// <summary>I(x; a/2, b/2).</summary>
    private static double Beta(double x, int a, int b)
    {
        // The fraction converges fast on this side of the mean only.
        if (x > (a + 2.0) / (a + b + 4.0))
        {
            return 1 - Beta(1 - x, b, a);
        }

        double front =
            LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a / 2.0 * Math.Log(x)) + (b / 2.0 * Math.Log(1 - x));
        return x <= 0 ? 0 : Math.Exp(front) * Fraction(x, a / 2.0, b / 2.0) / (a / 2.0);
    }

    private static double Fraction(double x, double a, double b)
    {
        double c = 1;
        double d = 1 / Kept(1 - ((a + b) * x / (a + 1)));
        double product = d;
        for (int m = 1; m <= MostTerms; m++)
        {
            double before = product;
            foreach (double term in (double[])[Even(x, a, b, m), Odd(x, a, b, m)])
            {
                d = 1 / Kept(1 + (term * d));
                c = Kept(1 + (term / c));
                product *= c * d;
            }

            if (Math.Abs(product - before) <= 1e-14 * product)
            {
                break;
            }
        }

        return product;
    }

    private static double Even(double x, double a, double b, int m) =>
        m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));

    private static double Odd(double x, double a, double b, int m) =>
        -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));

    private static double Kept(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>ln Γ(k/2), from Γ(1/2) = √π and Γ(1) = 1 upwards.</summary>
    private static double LogGamma(int k)
    {
        double sum = k % 2 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (int each = k % 2 == 0 ? 2 : 1; each < k; each += 2)
        {
            sum += Math.Log(each / 2.0);
        }

        return sum;
    }
}
