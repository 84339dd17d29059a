namespace Benchmarks.Truth.Known;

/// <summary>
/// Waits (1 + σ(N − 1) + κN(N − 1))/λ, N being the requests in flight: in a closed loop its throughput is the universal scalability
/// law's, at almost no processor time.
/// </summary>
internal sealed class LawService(double lambda, double sigma, double kappa) : IKnownService
{
    private int inFlight;

    public double Throughput(int n) => lambda * n / Factor(n);

    public async Task ServeAsync()
    {
        int n = Interlocked.Increment(ref inFlight);
        await Task.Delay(TimeSpan.FromSeconds(Factor(n) / lambda));
        Interlocked.Decrement(ref inFlight);
    }

    private double Factor(int n) => 1 + (sigma * (n - 1)) + (kappa * n * (n - 1));
}
