using CapacityLab.Load;
using CapacityLab.Load.Simulations;
using CapacityLab.Plans;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Turns the plan's mix into loads against one address, over connections that the layout's probes share.</summary>
internal sealed record LoadShape(Plan Plan, IReadOnlyList<Scenario> Mix, Uri Address, LoadConnections Connections)
{
    private const int LeastInFlight = 64;

    /// <summary>
    /// The most that any load may send, on average and, to within one, in any second: closed users are paced by it. Null: no bound.
    /// </summary>
    public RequestRate? MostRate { get; init; }
    private static readonly TimeSpan LeastLastWait = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Of an iteration. Rates of the search are requests a second and the generator schedules iterations: here, and nowhere else, the one
    /// becomes the other. 1 of scenarios of code until the warm-up has measured it.
    /// </summary>
    public double RequestsPerIteration { get; init; } = Load.RequestsPerIteration.Of(Mix) ?? 1;

    /// <summary>Users while the limits are off: few, so that the generator leaves its processor to the compiling of the nodes.</summary>
    public static int BoostUsers(int replicas) => 4 + (4 * replicas);

    /// <summary>Users of the warm-up within the limits: enough to keep every replica busy, few enough to leave no long queue.</summary>
    public static int WarmUpUsers(int replicas) => Math.Clamp(16 * replicas, 16, 64);

    /// <summary>Users that each wait for their answer. Within a bound that rate, of which as many are in flight at most.</summary>
    public LoadSpec Closed(int users, TimeSpan length, int seed) =>
        MostRate is { } most
            ? Open(most, length, seed) with
            {
                MaxInFlight = users,
            }
            : Spec(Simulation.KeepConstant(users, length), Plan.Load.MaxInFlight, seed);

    /// <summary>One iteration of one user.</summary>
    public LoadSpec Once(int seed) => Spec(Simulation.IterationsForConstant(1, 1), maxInFlight: 1, seed);

    public LoadSpec Open(RequestRate rate, TimeSpan length, int seed) =>
        Bounded(MostRate < rate ? MostRate.Value : rate, length, seed);

    /// <summary>A stretch in which something is sent: longer than was asked for where the bound is low.</summary>
    public TimeSpan AtLeastSome(TimeSpan length) => RateBound.AtLeastSome(MostRate, length);

    /// <summary>Iterations that send a rate of requests.</summary>
    public IterationRate Arrivals(RequestRate rate) => IterationRate.Of(rate, RequestsPerIteration);

    /// <summary>What was measured, its rates by this shape's requests an iteration, and not by what single probes of code happened to send.</summary>
    /// <param name="probe">As the engine gives it.</param>
    /// <param name="asked">The rate of requests, also where an early end cut the schedule off between two arrivals; null in the closed model.</param>
    public ProbeResult Stated(ProbeResult probe, RequestRate? asked) =>
        (asked is { } rate ? probe with { OfferedIterations = Arrivals(rate) } : probe).WithRequestsPerIteration(
            RequestsPerIteration
        ) with
        {
            Offered = asked ?? probe.OfferedIterations.Requests(RequestsPerIteration),
        };

    /// <summary>
    /// Connections that a probe near this rate may use at once: by Little's law iterations a second × p99 where the objective holds. Opened one by
    /// one while a replica is at its CPU limit, they cost it more than requests and make the first probe fail that needs them.
    /// </summary>
    public int ConnectionsAt(RequestRate rate) =>
        (int)
            Math.Clamp(
                Math.Ceiling(Arrivals(rate).PerSecond * Plan.Objectives.P99.TotalSeconds),
                1,
                Plan.Load.MaxInFlight
            );

    private LoadSpec Bounded(RequestRate rate, TimeSpan length, int seed) =>
        Spec(Simulation.Inject(Arrivals(rate).PerSecond, length), InFlightBound(rate), seed) with
        {
            Arrivals = RateBound.Arrivals(MostRate, rate, Plan.Load.Arrivals),
        };

    /// <summary>
    /// By Little's law a target that holds the p99 objective has less than rate × p99 iterations in flight. Five times that leaves room for
    /// a tail and still keeps a target that does not hold from piling up what the next probe would have to wait for.
    /// </summary>
    private int InFlightBound(RequestRate rate)
    {
        double seconds = Plan.Objectives.P99.TotalSeconds;
        double bound = Math.Max(LeastInFlight, Math.Ceiling(5 * Arrivals(rate).PerSecond * seconds));
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
            HideSecrets = Secrets.HideInText,
            Seed = seed,
            MaxInFlight = maxInFlight,
            RequestTimeout = Plan.Load.RequestTimeout,
            GracefulStop = LastWait,
            Connections = Connections,
            LateAbove = Plan.Objectives.P99,
        };
}
