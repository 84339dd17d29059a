namespace Benchmarks.Truth.Known;

/// <summary>
/// One server under Poisson arrivals (M/G/1) whose service times were measured: with M the mean of e^(θs) over them, the wait has the
/// tail C·e^(−θx) for large x, θ the root of λ(M − 1) = θ and C = (1 − ρ)/(λM' − 1) (Cramér and Lundberg; Asmussen, Applied Probability
/// and Queues, XIII.5), and the response C·e^(−θx)·M. Service times are taken as independent of each other.
/// </summary>
internal sealed class MeasuredServiceQueue(IReadOnlyList<double> seconds)
{
    private const int Halvings = 60;
    private readonly double mean = seconds.Average();
    private readonly double longest = seconds.Max();

    /// <summary>The highest rate at which no more than that share of the responses takes longer than the objective.</summary>
    public double Capacity(TimeSpan objective, double share) =>
        Solve(rate => Tail(rate, objective.TotalSeconds) - share, 0.01 / mean, 0.999 / mean);

    private double Tail(double rate, double x)
    {
        // λ(M − 1) − θ falls below zero after 0 and crosses it once, where it rises.
        double theta = Solve(t => (rate * (Exponential(t) - 1) / t) - 1, 1e-6 / mean, 50 / longest);
        double slope = seconds.Average(s => s * Math.Exp(theta * s));
        double c = (1 - (rate * mean)) / ((rate * slope) - 1);
        return c * Math.Exp(-theta * x) * Exponential(theta);
    }

    private double Exponential(double theta) => seconds.Average(s => Math.Exp(theta * s));

    /// <summary>The zero of a rising function.</summary>
    private static double Solve(Func<double, double> rising, double low, double high)
    {
        for (int round = 0; round < Halvings; round++)
        {
            double middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return low;
    }
}
