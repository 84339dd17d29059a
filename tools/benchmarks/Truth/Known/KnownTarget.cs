namespace Benchmarks.Truth.Known;

/// <summary>A server whose capacity is known.</summary>
/// <param name="Name">As the command names it.</param>
/// <param name="Arrivals">Of the plan. By Poisson arrivals a plateau's p99 leaves the objective below k/s, by even ones at k/s.</param>
/// <param name="P99">The objective, T; lazily, since one is measured, and only who asks for it should wait.</param>
/// <param name="Service">By a seed, and a file for what is measured of it.</param>
/// <param name="Capacity">Requests a second, by that file.</param>
internal sealed record KnownTarget(
    string Name,
    string Arrivals,
    Lazy<TimeSpan> P99,
    Func<int, string, IKnownService> Service,
    Func<string, double> Capacity
)
{
    private const double Mu = 1500;
    private const int Permits = 8;
    private const int Rounds = 1_500_000;
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(20);

    // A queue's p99 scatters the less, the longer a probe is against what the queue remembers, 1/(√μ − √λ)²: 0.1 s here.
    private static readonly TimeSpan T = TimeSpan.FromMilliseconds(20);

    // Sixteen service times: the processor is then some nine tenths busy, and its limit holds nothing back.
    private static readonly Lazy<TimeSpan> ComputingT = new(() =>
        TimeSpan.FromMilliseconds(Math.Ceiling(16 * ComputingService.Alone(Rounds).TotalMilliseconds))
    );
    private static readonly TimeSpan LongT = TimeSpan.FromMilliseconds(150);

    public static readonly IReadOnlyList<KnownTarget> All =
    [
        new(
            "exponential",
            "poisson",
            new(T),
            (seed, _) => PermitService.Exponential(Mu, seed),
            _ => Mu - (Math.Log(100) / T.TotalSeconds)
        ),
        new(
            "plateau",
            "even",
            new(LongT),
            (_, _) => PermitService.Fixed(Permits, Hold),
            _ => Permits / Hold.TotalSeconds
        ),
        new(
            "computing",
            "poisson",
            ComputingT,
            (_, file) => new ComputingService(Rounds, file),
            file => new MeasuredServiceQueue(ComputingService.ReadTimes(file)).Capacity(ComputingT.Value, 0.01)
        ),
    ];
}
