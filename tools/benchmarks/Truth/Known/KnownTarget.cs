namespace Benchmarks.Truth.Known;

/// <summary>A server whose capacity under Poisson arrivals is known.</summary>
/// <param name="Name">As the command names it.</param>
/// <param name="P99">The objective, T.</param>
/// <param name="Service">By a seed, and a file for what is measured of it.</param>
/// <param name="Capacity">Requests a second, by that file.</param>
internal sealed record KnownTarget(
    string Name,
    TimeSpan P99,
    Func<int, string, IKnownService> Service,
    Func<string, double> Capacity
)
{
    private const double Mu = 400;
    private const int Permits = 8;
    private const int Rounds = 3_000_000;
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan T = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongT = TimeSpan.FromMilliseconds(150);

    public static readonly IReadOnlyList<KnownTarget> All =
    [
        new(
            "exponential",
            T,
            (seed, _) => PermitService.Exponential(Mu, seed),
            _ => Mu - (Math.Log(100) / T.TotalSeconds)
        ),
        new("plateau", LongT, (_, _) => PermitService.Fixed(Permits, Hold), _ => Permits / Hold.TotalSeconds),
        new(
            "computing",
            LongT,
            (_, file) => new ComputingService(Rounds, file),
            file => FixedServiceQueue.Capacity(ComputingService.ReadMean(file), LongT, 0.01)
        ),
    ];
}
