using CapacityLab.Analysis.WarmUp;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>
/// Warms a layout by a fixed number of users: first without CPU limits, so that a small replica does not spend the time on
/// compiling its code, then within them, until the rate has settled or the time is up.
/// </summary>
internal sealed class WarmUp(ILayout layout, LoadShape shape, int replicas, TimeSpan atMost, TimeProvider time)
{
    private const int StretchesPerHalf = 4;

    private readonly long startedAt = time.GetTimestamp();
    private readonly TimeSpan stretch = atMost / (2 * StretchesPerHalf);
    private long requests;
    private int stretches;

    public async Task<WarmUpResult> RunAsync(CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        await layout.ApplyCpuLimitsAsync(cancellation);
        var rates = await SettleAsync(cancellation);
        return new WarmUpResult
        {
            Duration = time.GetElapsedTime(startedAt),
            Requests = requests,
            Settled = Settling.IsSettled(rates),
            Rate = rates[^1],
            Boosted = true,
        };
    }

    private async Task<IReadOnlyList<RequestRate>> SettleAsync(CancellationToken cancellation)
    {
        var rates = new List<RequestRate>();
        while (rates.Count < StretchesPerHalf && !Settling.IsSettled(rates))
        {
            var load = shape.Closed(
                LoadShape.WarmUpUsers(replicas),
                stretch,
                Seeds.OfWarmUp(shape.Plan.Load.Seed, stretches++)
            );
            var measured = await LoadEngine.RunAsync(load, progress: null, cancellation);
            requests += measured.RequestsCompleted;
            rates.Add(measured.Achieved);
        }

        return rates;
    }
}
