using CapacityLab.Load.FastPath.Network.Epoll;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.FastPath;

/// <summary>How a load goes over the fast path.</summary>
/// <param name="OnEpoll">Else on System.Net.Sockets.</param>
internal sealed record FastPlan(Uri Address, int Loops, bool OnEpoll)
{
    private const int MostLoops = 8;

    /// <returns>Null: the load goes over the general path.</returns>
    public static FastPlan? Of(LoadSpec spec)
    {
        var asked = spec.Engine is EngineKind.Epoll or EngineKind.Sockets or EngineKind.Auto;
        return asked && CanBeFast(spec)
            ? new FastPlan(
                new Uri(spec.BaseAddress.GetLeftPart(UriPartial.Authority)),
                LoopsOf(spec),
                spec.Engine != EngineKind.Sockets && EpollNetwork.IsSupported
            )
            : null;
    }

    public static bool CanBeFast(LoadSpec spec) =>
        spec.Handler is null
        && spec.BaseAddress.IsAbsoluteUri
        && spec.BaseAddress.Scheme == Uri.UriSchemeHttp
        && spec.Scenarios.All(s => s.Http is not null);

    // Users who share a number of iterations would have to ask each other how many are left.
    private static int LoopsOf(LoadSpec spec) =>
        spec.Simulations.Any(s => s is IterationsForConstantSimulation) ? 1
        : spec.Threads > 0 ? spec.Threads
        : Math.Clamp((int)(CpuAllowance.OfThisProcess().Cores / 2), 1, MostLoops);
}
