using CapacityLab.Load.Generator;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.FastPath;

/// <summary>How a load goes over the fast path.</summary>
/// <param name="Engine">The interface that is wanted; where it is not to be had, the next best.</param>
internal sealed record FastPlan(Uri Address, int Loops, EngineKind Engine)
{
    private const int MostLoops = 8;

    /// <returns>Null: the load goes over the general path.</returns>
    public static FastPlan? Of(LoadSpec spec) =>
        spec.Engine != EngineKind.HttpClient && CanBeFast(spec)
            ? new FastPlan(new Uri(spec.BaseAddress.GetLeftPart(UriPartial.Authority)), LoopsOf(spec), EngineOf(spec))
            : null;

    /// <summary>Whether the engine is one of the fast path, which does not take every load.</summary>
    public static bool Is(EngineKind engine) => engine is EngineKind.IoUring or EngineKind.Epoll or EngineKind.Sockets;

    public static bool CanBeFast(LoadSpec spec) =>
        spec.Handler is null
        && spec.BaseAddress.IsAbsoluteUri
        && spec.BaseAddress.Scheme == Uri.UriSchemeHttp
        && spec.Scenarios.All(s => s.Http is not null);

    // The ring costs less a request, and an answer is taken some microseconds later: the first counts in the closed model, the second in
    // the open one. Connections that are kept may have to serve both.
    private static EngineKind EngineOf(LoadSpec spec) =>
        spec.Engine != EngineKind.Auto ? spec.Engine
        : spec.Connections is null or { ClosedOnly: true } && spec.Simulations.All(LoadSpecChecks.IsClosed)
            ? EngineKind.IoUring
        : EngineKind.Epoll;

    // Users who share a number of iterations would have to ask each other how many are left.
    private static int LoopsOf(LoadSpec spec) =>
        spec.Simulations.Any(s => s is IterationsForConstantSimulation)
            ? 1
            : Math.Min(
                spec.Threads > 0
                    ? spec.Threads
                    : Math.Clamp((int)(CpuAllowance.OfThisProcess().Cores / 2), 1, MostLoops),
                // Each loop has its part of what may be in flight.
                spec.Simulations.All(LoadSpecChecks.IsClosed)
                    ? int.MaxValue
                    : spec.MaxInFlight
            );
}
