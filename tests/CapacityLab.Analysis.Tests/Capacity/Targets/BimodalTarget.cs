using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// One server, two classes of exponential service, Poisson arrivals (M/H2/1). By the Pollaczek–Khinchine transform the wait is 0
/// with probability 1 − ρ and else has the tail Σ aᵢ e^(−θᵢx), θᵢ the roots of λ Σ pⱼ/(μⱼ − θ) = 1 and aᵢ = (1 − ρ)/(λ M'(θᵢ) − 1)
/// with M' = Σ pⱼ μⱼ/(μⱼ − θ)²; the response is the wait and the service. Capacity: the rate at which P(R > T) is 1 %.
/// </summary>
internal sealed class BimodalTarget : SimulatedTarget
{
    private const double T = 0.25;
    private static readonly double[] Share = [0.9, 0.1];
    private static readonly double[] Mu = [200, 80];
    private static readonly double MeanService = (Share[0] / Mu[0]) + (Share[1] / Mu[1]);
    private static readonly double Exact = Solve(rate => Tail(rate) - 0.01, 1, 0.999 / MeanService);

    public override string Name => "bimodal";

    public override double Capacity => Exact;

    public override Objectives Objectives => P99(T);

    public override double ClosedRate(int users) => 1 / MeanService;

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        double free = 0;
        foreach (double arrival in Poisson(rate, arrivals, draws))
        {
            double mu = draws.Uniform() < Share[0] ? Mu[0] : Mu[1];
            free = Math.Max(free, arrival) + draws.Exponential(1 / mu);
            responses.Add(arrival, free - arrival);
        }
    }

    /// <summary>P(R > T).</summary>
    internal static double Tail(double rate)
    {
        double rho = rate * MeanService;
        double[] thetas = [Root(rate, 0, Mu[1]), Root(rate, Mu[1], Mu[0])];
        double tail = 0;
        for (int j = 0; j < Mu.Length; j++)
        {
            double served = Math.Exp(-Mu[j] * T);
            double waited = thetas.Sum(theta =>
                Weight(rate, theta, rho)
                * (Math.Exp(-theta * T) + (theta / (Mu[j] - theta) * (Math.Exp(-theta * T) - served)))
            );
            tail += Share[j] * (((1 - rho) * served) + waited);
        }

        return tail;
    }

    private static double Weight(double rate, double theta, double rho) =>
        (1 - rho) / ((rate * Mu.Zip(Share, (mu, share) => share * mu / Math.Pow(mu - theta, 2)).Sum()) - 1);

    private static double Root(double rate, double low, double high) =>
        Solve(theta => (rate * Mu.Zip(Share, (mu, share) => share / (mu - theta)).Sum()) - 1, low + 1e-9, high - 1e-9);

    /// <summary>The zero of a rising function.</summary>
    private static double Solve(Func<double, double> rising, double low, double high)
    {
        for (int round = 0; round < 100; round++)
        {
            double middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return low;
    }
}
