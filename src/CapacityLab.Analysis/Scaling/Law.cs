namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The Universal Scalability Law, X(n) = λn / (1 + σ(n−1) + κn(n−1)), of which Amdahl's (κ = 0) and the linear law (σ = κ = 0) are
/// cases. Source: N. J. Gunther, Guerrilla Capacity Planning, 2007.
/// </summary>
/// <param name="Lambda">Throughput of n = 1, above zero.</param>
/// <param name="Sigma">Contention, 0 to 1.</param>
/// <param name="Kappa">Coherency, at least 0.</param>
public readonly record struct Law(double Lambda, double Sigma, double Kappa)
{
    /// <summary>The throughput at a size above zero.</summary>
    public double At(double n) => Lambda * n / Divisor(n);

    /// <summary>1 + σ(n−1) + κn(n−1): by how much throughput falls short of λn.</summary>
    public double Divisor(double n) => 1 + (Sigma * (n - 1)) + (Kappa * n * (n - 1));

    /// <summary>The size of the largest throughput, √((1−σ)/κ); null where throughput only rises.</summary>
    public double? PeakN => Kappa > 0 ? Math.Sqrt((1 - Sigma) / Kappa) : null;

    /// <summary>The throughput that no size reaches, λ/σ; null where there is a peak instead, or no limit at all.</summary>
    public double? Limit => Kappa <= 0 && Sigma > 0 ? Lambda / Sigma : null;

    /// <summary>λ/σ, whatever κ is: what the serial part alone would allow. Null where there is none.</summary>
    public double? SerialLimit => Sigma > 0 ? Lambda / Sigma : null;

    /// <summary>The throughput that no size exceeds: at the peak, or the limit; null where there is neither.</summary>
    public double? Highest => PeakN is { } n ? At(n) : Limit;

    /// <summary>
    /// The smallest size with a throughput: the smaller root of κX·n² − (λ − (σ−κ)X)·n + (1−σ)X = 0, in the form that holds for
    /// κ = 0 too. Null where no size has it: above the peak, or at or above the limit.
    /// </summary>
    public double? Needed(double throughput)
    {
        double b = Lambda - ((Sigma - Kappa) * throughput);
        double root = (b * b) - (4 * Kappa * (1 - Sigma) * throughput * throughput);
        // At the peak itself the root is zero but for rounding.
        root = Math.Abs(root) <= 1e-12 * b * b ? 0 : root;
        return throughput > 0 && b > 0 && root >= 0 ? 2 * (1 - Sigma) * throughput / (b + Math.Sqrt(root)) : null;
    }
}
