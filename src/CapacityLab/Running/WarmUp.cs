using CapacityLab.Analysis.WarmUp;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Results.Layouts;
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
    private long requests;
    private long iterations;
    private int stretches;

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
            Requests = requests,
            Settled = IsSettled(rates),
            Rate = new RequestRate(rates.TakeLast(2).Average(rate => rate.PerSecond)),
            Rates = [.. boosted, .. rates],
            RequestsPerIteration = RequestsPerIteration,
            Connections = connections,
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
        int seed = Seeds.OfWarmUp(shape.Plan.Load.Seed, stretches++);
        var measured = await LoadEngine.RunAsync(shape.Closed(users, stretch, seed), progress: null, cancellation);
        requests += measured.RequestsCompleted;
        iterations += measured.Completed;
        return measured.Achieved;
    }

    private double RequestsPerIteration =>
        Load.RequestsPerIteration.Of(shape.Mix) ?? Load.RequestsPerIteration.Measured(requests, iterations);

    private bool IsSettled(IReadOnlyList<RequestRate> rates) => Settling.IsSettled(rates, Settling.Tolerance(stretch));
}
