namespace CapacityLab.Analysis.Statistics;

/// <summary>
/// Student's t distribution for whole degrees of freedom. Source: Abramowitz and Stegun, 26.7.3 and 26.7.4, the finite sums.
/// </summary>
internal static class StudentT
{
    /// <summary>The value that t stays below with a probability above one half; found by bisection to 1e-9.</summary>
    public static double Quantile(double probability, int degrees)
    {
        double central = (2 * probability) - 1;
        double low = 0;
        double high = 1;
        while (Central(high, degrees) < central)
        {
            high *= 2;
        }

        while (high - low > 1e-9 * high)
        {
            double middle = (low + high) / 2;
            (low, high) = Central(middle, degrees) < central ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The probability that |t| is at most a value.</summary>
    private static double Central(double t, int degrees)
    {
        double angle = Math.Atan(t / Math.Sqrt(degrees));
        double cosine = Math.Cos(angle);
        double sum = Sum(degrees % 2 == 0 ? 1 : cosine, cosine * cosine, degrees) * Math.Sin(angle);
        return degrees % 2 == 0 ? sum
            : degrees == 1 ? 2 * angle / Math.PI
            : 2 * (angle + sum) / Math.PI;
    }

    private static double Sum(double term, double squaredCosine, int degrees)
    {
        double sum = 0;
        for (int divisor = degrees % 2 == 0 ? 2 : 3; divisor <= degrees; divisor += 2)
        {
            sum += term;
            term *= squaredCosine * (divisor - 1) / divisor;
        }

        return sum;
    }
}
