namespace Benchmarks.Truth.Known;

/// <summary>
/// One server of fixed service time D under Poisson arrivals (M/D/1): the wait has the tail C·e^(−θx) for x beyond a few D, θ the
/// root of λ(e^(θD) − 1) = θ and C = (1 − ρ)/(λD·e^(θD) − 1) (Cramér and Lundberg; Asmussen, Applied Probability and Queues, XIII.5).
/// </summary>
internal static class FixedServiceQueue
{
    private const int Halvings = 100;

    /// <summary>The highest rate at which no more than that share of the responses takes longer than the objective.</summary>
    public static double Capacity(TimeSpan service, TimeSpan objective, double share)
    {
        double d = service.TotalSeconds;
        return Solve(rate => Tail(rate, d, objective.TotalSeconds - d) - share, 0.01 / d, 0.9999 / d);
    }

    /// <summary>P(wait > x).</summary>
    internal static double Tail(double rate, double d, double x)
    {
        // The function falls below zero after 0 and crosses it once; beyond 1/D·ln(1/ρ), its lowest point, it rises.
        double lowest = Math.Log(1 / (rate * d)) / d;
        double theta = Solve(t => (rate * (Math.Exp(t * d) - 1)) - t, lowest, lowest + (20 / d));
        double c = (1 - (rate * d)) / ((rate * d * Math.Exp(theta * d)) - 1);
        return c * Math.Exp(-theta * x);
    }

    /// <summary>The zero of a function that rises through it.</summary>
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
