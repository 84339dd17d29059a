using CapacityLab.Load;
using CapacityLab.Load.Simulations;
using CapacityLab.Plans;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Turns the plan's mix into loads against one address, over connections that the layout's probes share.</summary>
internal sealed record LoadShape(Plan Plan, IReadOnlyList<Scenario> Mix, Uri Address, LoadConnections Connections)
{
    private const int LeastInFlight = 64;
    private static readonly TimeSpan LeastLastWait = TimeSpan.FromSeconds(2);

    /// <summary>Users while the limits are off: few, so that the generator leaves its processor to the compiling of the nodes.</summary>
    public static int BoostUsers(int replicas) => 4 + (4 * replicas);

    /// <summary>Users of the warm-up within the limits: enough to keep every replica busy, few enough to leave no long queue.</summary>
    public static int WarmUpUsers(int replicas) => Math.Clamp(16 * replicas, 16, 64);

    public LoadSpec Closed(int users, TimeSpan length, int seed) =>
        Spec(Simulation.KeepConstant(users, length), Plan.Load.MaxInFlight, seed);

    public LoadSpec Open(RequestRate rate, TimeSpan length, int seed) =>
        Spec(Simulation.Inject(rate.PerSecond, length), InFlightBound(rate), seed);

    /// <summary>
    /// Connections that a probe near this rate may use at once: by Little's law rate × p99 where the objective holds. Opened one by
    /// one while a replica is at its CPU limit, they cost it more than requests and make the first probe fail that needs them.
    /// </summary>
    public int ConnectionsAt(RequestRate rate) =>
        (int)Math.Clamp(Math.Ceiling(rate.PerSecond * Plan.Objectives.P99.TotalSeconds), 1, Plan.Load.MaxInFlight);

    /// <summary>
    /// By Little's law a target that holds the p99 objective has less than rate × p99 in flight. Five times that leaves room for
    /// a tail and still keeps a target that does not hold from piling up what the next probe would have to wait for.
    /// </summary>
    private int InFlightBound(RequestRate rate)
    {
        double seconds = Plan.Objectives.P99.TotalSeconds;
        double bound = Math.Max(LeastInFlight, Math.Ceiling(5 * rate.PerSecond * seconds));
        return (int)Math.Min(Plan.Load.MaxInFlight, bound);
    }

    /// <summary>For answers at the end: twice what the objective allows them, so that a slow service that holds it is not cut off.</summary>
    private TimeSpan LastWait
    {
        get
        {
            var wanted = TimeSpan.FromTicks(Math.Max(LeastLastWait.Ticks, 2 * Plan.Objectives.P99.Ticks));
            return wanted < Plan.Load.RequestTimeout ? wanted : Plan.Load.RequestTimeout;
        }
    }

    private LoadSpec Spec(LoadSimulation simulation, int maxInFlight, int seed) =>
        new()
        {
            BaseAddress = Address,
            Scenarios = Mix,
            Simulations = [simulation],
            Arrivals = Plan.Load.Arrivals,
            HideSecrets = Secrets.HideInRequest,
            Seed = seed,
            MaxInFlight = maxInFlight,
            RequestTimeout = Plan.Load.RequestTimeout,
            GracefulStop = LastWait,
            Connections = Connections,
        };
}
