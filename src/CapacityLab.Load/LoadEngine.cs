using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load;

/// <summary>Sends load and measures it. Stateless: each run has its own connections and counters.</summary>
public static class LoadEngine
{
    /// <summary>Carries out the schedule, waits for what is in flight up to the limit, and returns what was measured.</summary>
    /// <param name="spec">What to send, where and when.</param>
    /// <param name="progress">Called about once a second with the interval that has just ended.</param>
    /// <param name="cancellation">Stops sending at once.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ProbeResult> RunAsync(
        LoadSpec spec,
        IProgress<IntervalResult>? progress = null,
        CancellationToken cancellation = default
    ) => throw new NotImplementedException();
}

/// <summary>One load: the mix, the schedule, the target and the limits.</summary>
public sealed record LoadSpec
{
    public required Uri BaseAddress { get; init; }

    /// <summary>The mix; each arrival picks one by weight, by a seeded draw on its number.</summary>
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>Carried out one after the other.</summary>
    public required IReadOnlyList<LoadSimulation> Simulations { get; init; }

    public ArrivalKind Arrivals { get; init; } = ArrivalKind.Even;

    public int Seed { get; init; } = 1;

    /// <summary>Arrivals allowed in flight; a further one is dropped and counted. Default 1,000.</summary>
    public int MaxInFlight { get; init; } = 1_000;

    /// <summary>After which a request fails as <c>timeout</c>. Default 5 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait at the end for what is in flight. Default 5 s; the rest is counted as in flight.</summary>
    public TimeSpan GracefulStop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For tests and for shared clients; by default each run makes its own.</summary>
    public HttpMessageHandler? Handler { get; init; }
}

public enum ArrivalKind
{
    /// <summary>At equal distances.</summary>
    Even,

    /// <summary>Exponential distances, seeded.</summary>
    Poisson,
}
