using CapacityLab.Analysis.Demands;
using CapacityLab.Analysis.WarmUp;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>
/// Warms a layout by a fixed number of users: first without CPU limits, so that a small replica does not spend the time on
/// compiling its code, until the rate has stopped rising or three quarters of the time are up; then within the limits, until the rate
/// has settled. In between, still without limits, as many users open the connections that the probes can need, which then need not be
/// opened under load. Each further replica, which compiles for itself, lengthens the bound by a quarter.
/// </summary>
internal sealed class WarmUp(ILayout layout, LoadShape shape, int replicas, LayoutRunContext context)
{
    private const int BoostedStretches = 12;
    private const int LimitedStretches = 3;

    private readonly long startedAt = context.Time.GetTimestamp();
    private readonly TimeSpan stretch =
        context.Setup.Search.WarmUp * (1 + (0.25 * (replicas - 1))) / (BoostedStretches + 1 + LimitedStretches);
    private readonly List<ProbeResult> loads = [];
    private readonly List<WarmUpStretch> limited = [];

    /// <summary>What was sent so far, stretch by stretch.</summary>
    public IReadOnlyList<ProbeResult> Loads => loads;

    public async Task<WarmUpResult> RunAsync(CancellationToken cancellation)
    {
        if (shape.MostRate is not null && Load.RequestsPerIteration.Of(shape.Mix) is null)
        {
            await CountRequestsAsync(cancellation);
        }

        var boosted = await SettleAsync(
            () => SendAsync(LoadShape.BoostUsers(replicas), cancellation),
            BoostedStretches,
            Settling.HasLevelled
        );
        var measured = shape with { RequestsPerIteration = RequestsPerIteration };
        int connections = measured.ConnectionsAt(boosted[^1]);
        await SendAsync(connections, cancellation);
        await layout.ApplyCpuLimitsAsync(cancellation);
        var rates = await SettleAsync(
            () => SendLimitedAsync(LoadShape.WarmUpUsers(replicas), cancellation),
            LimitedStretches,
            IsSettled
        );
        return new WarmUpResult
        {
            Duration = context.Time.GetElapsedTime(startedAt),
            Requests = loads.Sum(load => load.RequestsCompleted),
            Settled = IsSettled(rates),
            Rate = new RequestRate(rates.TakeLast(2).Average(rate => rate.PerSecond)),
            Rates = [.. boosted, .. rates],
            RequestsPerIteration = RequestsPerIteration,
            Limited = limited,
            BoundRequestsPerSecond = WarmUpBound.Of(limited, context.Setup.TargetProcessors),
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

    private static async Task<IReadOnlyList<RequestRate>> SettleAsync(
        Func<Task<RequestRate>> send,
        int most,
        Func<IReadOnlyList<RequestRate>, bool> isEnough
    )
    {
        var rates = new List<RequestRate>();
        while (rates.Count < most && !isEnough(rates))
        {
            rates.Add(await send());
        }

        return rates;
    }

    /// <summary>With what the nodes used of their processors: of a stretch shorter than two quota periods the rate alone says little.</summary>
    private async Task<RequestRate> SendLimitedAsync(int users, CancellationToken cancellation)
    {
        var before = layout.ReadCpu();
        var rate = await SendAsync(users, cancellation);
        var used = layout.ReadCpu().Zip(before, (to, from) => to with { CpuSeconds = to.CpuSeconds - from.CpuSeconds });
        limited.Add(new WarmUpStretch(users, rate, loads[^1].RequestsCompleted, [.. used]));
        return rate;
    }

    /// <summary>Under a bound of the requests a single iteration says how many of them scenarios of code send.</summary>
    private async Task CountRequestsAsync(CancellationToken cancellation) =>
        loads.Add(await LoadEngine.RunAsync(shape.Once(Seed), progress: null, cancellation));

    private async Task<RequestRate> SendAsync(int users, CancellationToken cancellation)
    {
        var paced = loads.Count > 0 ? shape with { RequestsPerIteration = RequestsPerIteration } : shape;
        var measured = await LoadEngine.RunAsync(paced.Closed(users, stretch, Seed), progress: null, cancellation);
        loads.Add(measured);
        return measured.Achieved;
    }

    private int Seed => Seeds.OfWarmUp(shape.Plan.Load.Seed, loads.Count);

    private double RequestsPerIteration =>
        Load.RequestsPerIteration.Of(shape.Mix)
        ?? Load.RequestsPerIteration.Measured(
            loads.Sum(load => load.RequestsCompleted),
            loads.Sum(load => load.Completed)
        );

    private bool IsSettled(IReadOnlyList<RequestRate> rates) => Settling.IsSettled(rates, Settling.Tolerance(stretch));
}
