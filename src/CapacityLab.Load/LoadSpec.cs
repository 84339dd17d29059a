using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load;

/// <summary>One load: the mix, the schedule, the target and the limits.</summary>
public sealed record LoadSpec
{
    /// <summary>http or https. A path in it goes before the path of every step.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>
    /// The mix; each arrival picks one by weight, by a seeded draw on its number. Simulations and warm-up of a scenario
    /// itself are the <see cref="LoadRunner"/>'s; here they count for nothing.
    /// </summary>
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>Carried out one after the other; all of the open model or all of the closed.</summary>
    public required IReadOnlyList<LoadSimulation> Simulations { get; init; }

    public ArrivalKind Arrivals { get; init; } = ArrivalKind.Even;

    /// <summary>
    /// The same seed gives the same schedule, mix and feed values, UUIDs too: where a target keeps what was sent (an
    /// idempotency key), give each load of a run its own.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Arrivals of the open model allowed in flight, from 1; a further one is dropped and counted. Default 1,000. In
    /// the closed model the number of users is the limit.
    /// </summary>
    public int MaxInFlight { get; init; } = 1_000;

    /// <summary>After which a request fails as <c>timeout</c>, up to 20 ms later. Default 5 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait at the end for what is in flight. Default 5 s; the rest is counted as in flight.</summary>
    public TimeSpan GracefulStop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long to wait for what is in flight once <see cref="EndEarly"/> is cancelled, be it before the schedule's end or
    /// in the wait after it; never longer than <see cref="GracefulStop"/>. Default 5 s.
    /// </summary>
    public TimeSpan EarlyStop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After the end of the load, how long an arrival that was due before it may still begin, from 0. Default 100 ms: a thread that
    /// was held up for a moment loses nothing, and a rate that cannot be sent does not make the load longer. What has not begun by then
    /// is <see cref="ProbeResult.NotSent"/>.
    /// </summary>
    public TimeSpan OverdueGrace { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What sends. Default: the cheapest that can.</summary>
    public EngineKind Engine { get; init; } = EngineKind.Auto;

    /// <summary>
    /// Event loops of the fast path, from 1, each a thread; 0, the default: half the processors that the process may use,
    /// from 1 to 8. Where there are several, each has its even share of the arrivals and of what may be in flight.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>
    /// Answers whose response time is above it are counted second by second (<see cref="IntervalResult.Late"/>); null, the default: none
    /// are.
    /// </summary>
    public TimeSpan? LateAbove { get; init; }

    /// <summary>Connections that outlive the load, so that a later one finds them open; null: each load has its own.</summary>
    public LoadConnections? Connections { get; init; }

    /// <summary>Takes secrets out of what is kept of a failure: its address and the beginning of its answer. Default: it is kept as it is.</summary>
    public Func<string, string> HideSecrets { get; init; } = text => text;

    /// <summary>For tests and for shared clients: sends through this, whatever <see cref="Engine"/> says.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// Ends the schedule early: no arrival is begun any more, what is in flight is waited for up to <see cref="EarlyStop"/>, and the
    /// result is of the time until then. Cancelling the run instead throws everything away.
    /// </summary>
    public CancellationToken EndEarly { get; init; }
}

public enum ArrivalKind
{
    /// <summary>At equal distances.</summary>
    Even,

    /// <summary>
    /// Exponential distances, seeded. The number of arrivals is the one the rate asks for; a Poisson process conditioned
    /// on its count, so that a short load does not miss its rate by chance.
    /// </summary>
    Poisson,
}
