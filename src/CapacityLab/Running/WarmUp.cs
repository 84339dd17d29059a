using CapacityLab.Analysis.Judging;
using CapacityLab.Analysis.WarmUp;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>
/// Warms a layout by a fixed number of users: first without CPU limits, so that a small replica does not spend the time on
/// compiling its code, then within them; each until the rate has settled or its part of the time is up. In between, still without
/// limits, as many users open the connections that the probes can need, which then need not be opened under load. Each further
/// replica, which compiles for itself, lengthens the bound by a quarter.
/// </summary>
internal sealed class WarmUp(ILayout layout, LoadShape shape, int replicas, TimeSpan atMost, TimeProvider time)
{
    private const int BoostedStretches = 4;
    private const int LimitedStretches = 3;

    private readonly long startedAt = time.GetTimestamp();
    private readonly TimeSpan stretch =
        atMost * (1 + (0.25 * (replicas - 1))) / (BoostedStretches + 1 + LimitedStretches);
    private readonly List<ProbeResult> loads = [];

    /// <summary>What was sent so far, stretch by stretch.</summary>
    public IReadOnlyList<ProbeResult> Loads => loads;

    public async Task<WarmUpResult> RunAsync(CancellationToken cancellation)
    {
        var boosted = await SettleAsync(LoadShape.BoostUsers(replicas), BoostedStretches, cancellation);
        var measured = shape with { RequestsPerIteration = RequestsPerIteration };
        int connections = measured.ConnectionsAt(boosted[^1]);
        await SendAsync(connections, cancellation);
        await layout.ApplyCpuLimitsAsync(cancellation);
        var rates = await SettleAsync(LoadShape.WarmUpUsers(replicas), LimitedStretches, cancellation);
        return new WarmUpResult
        {
            Duration = time.GetElapsedTime(startedAt),
            Requests = loads.Sum(load => load.RequestsCompleted),
            Settled = IsSettled(rates),
            Rate = new RequestRate(rates.TakeLast(2).Average(rate => rate.PerSecond)),
            Rates = [.. boosted, .. rates],
            RequestsPerIteration = RequestsPerIteration,
            Connections = connections,
            Failed = loads.Sum(load => load.Failed),
            Failures = loads
                .SelectMany(load => load.Failures)
                .GroupBy(failure => failure.Key)
                .ToDictionary(kind => kind.Key, kind => kind.Sum(failure => failure.Value)),
            FailureExamples = FailureGroups.Of(loads),
            Boosted = true,
        };
    }

    private async Task<IReadOnlyList<RequestRate>> SettleAsync(int users, int most, CancellationToken cancellation)
    {
        var rates = new List<RequestRate>();
        while (rates.Count < most && !IsSettled(rates))
        {
            rates.Add(await SendAsync(users, cancellation));
        }

        return rates;
    }

    private async Task<RequestRate> SendAsync(int users, CancellationToken cancellation)
    {
        int seed = Seeds.OfWarmUp(shape.Plan.Load.Seed, loads.Count);
        var measured = await LoadEngine.RunAsync(shape.Closed(users, stretch, seed), progress: null, cancellation);
        loads.Add(measured);
        return measured.Achieved;
    }

    private double RequestsPerIteration =>
        Load.RequestsPerIteration.Of(shape.Mix)
        ?? Load.RequestsPerIteration.Measured(
            loads.Sum(load => load.RequestsCompleted),
            loads.Sum(load => load.Completed)
        );

    private bool IsSettled(IReadOnlyList<RequestRate> rates) => Settling.IsSettled(rates, Settling.Tolerance(stretch));
}
