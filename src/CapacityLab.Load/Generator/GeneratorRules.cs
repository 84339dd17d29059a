using System.Globalization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Generator;

/// <summary>
/// Decides whether the generator was the limit: a pure function of the evidence. Arrivals dropped because too many were
/// in flight are the target's slowness, and no reason by themselves. The thresholds:
/// <list type="bullet">
/// <item>Send lag: its p99 above 10 ms and above a tenth of the response time's p99, or above 50 ms. What the generator
/// adds is then a visible part of what is reported.</item>
/// <item>Missed rate: the last arrival was begun so late that the rate of sending is below 99 % of the offered.</item>
/// <item>Not sent: any arrival that had not begun when the load was over. No answer of the target says what became of it.</item>
/// <item>Processor: 90 % of what the process may use; in the open model together with a send lag p99 above 5 ms, since
/// a generator that keeps its schedule is busy but not the limit. The same goes for an event loop that is busy for 90 % of
/// the time: it has one thread.</item>
/// <item>Throttling: held back by its processor quota in more than 5 % of the periods. It then stands still for a part of each, and
/// more than 1 % of the answers may have waited for it.</item>
/// <item>Garbage collection: pauses above 5 % of the time.</item>
/// <item>Uptake: more than 1 % of the looks, and at least three, waited over 10 ms to be taken up from their socket, and
/// their p99 is above a tenth of the service time's p99 or above 50 ms: so were answers, by a starved thread pool or for
/// want of a processor.</item>
/// <item>Backlog is told and judged by what it does, the send lag.</item>
/// <item>Any request that found no free local port or descriptor.</item>
/// </list>
/// </summary>
internal static class GeneratorRules
{
    private const double VisiblePart = 0.1;
    private const double RateKept = 0.99;
    private const double CpuFull = 0.9;
    private const double ThrottledPeriods = 0.05;
    private const double GcShare = 0.05;
    private const double LateLooks = 0.01;
    private const int FewestLateLooks = 3;
    private static readonly TimeSpan LongLag = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongInAnyCase = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LagOfFullCpu = TimeSpan.FromMilliseconds(5);

    private static readonly Func<GeneratorEvidence, string?>[] Rules =
    [
        SendLag,
        MissedRate,
        NotSent,
        Cpu,
        Throttling,
        GarbageCollection,
        Uptake,
        Ports,
        Descriptors,
    ];

    /// <returns>A sentence for each rule that fired; empty: the generator was not the limit.</returns>
    public static IReadOnlyList<string> Judge(GeneratorEvidence evidence) =>
        [.. Rules.Select(rule => rule(evidence)).OfType<string>()];

    private static string? SendLag(GeneratorEvidence e)
    {
        var lag = e.Probe.SendLagMs.P99;
        var response = e.Probe.ResponseTimeMs.P99;
        return lag > LongLag && IsVisible(lag, response)
            ? Text($"Arrivals were sent late: send lag p99 {Ms(lag)} of a response time p99 of {Ms(response)}.")
            : null;
    }

    private static string? MissedRate(GeneratorEvidence e)
    {
        if (e.Probe.Model != LoadModel.Open || e.LastStart <= e.Probe.Duration || e.Probe.SendLagMs.Max <= LongLag)
        {
            return null;
        }

        var kept = e.Probe.Duration / e.LastStart;
        return kept < RateKept
            ? Text(
                $"The schedule was missed: arrivals were sent at {kept:P1} of the offered rate, the last one {Ms(e.LastStart - e.Probe.Duration)} after its end."
            )
            : null;
    }

    private static string? NotSent(GeneratorEvidence e) =>
        e.Probe.NotSent > 0
            ? Text(
                $"The schedule was missed: {e.Probe.NotSent} of {e.Probe.Scheduled} arrivals had not begun when the load was over."
            )
            : null;

    private static string? Cpu(GeneratorEvidence e)
    {
        var full = e.Use.CpuLimit.Cores > 0 && e.Use.CpuCores / e.Use.CpuLimit >= CpuFull;
        var late = e.Probe.Model == LoadModel.Closed || e.Probe.SendLagMs.P99 > LagOfFullCpu;
        if (!full && late && e.BusiestLoop / e.LoadTime is { } busy && busy >= CpuFull)
        {
            return Text(
                $"An event loop of the generator was busy for {busy:P0} of the time, and one loop uses one CPU at most; more threads may help."
            );
        }

        return full && late
            ? Text(
                $"The generator used {e.Use.CpuCores.Cores:0.00} of the {e.Use.CpuLimit.Cores:0.##} CPUs that it may use, send lag p99 {Ms(e.Probe.SendLagMs.P99)}."
            )
            : null;
    }

    private static string? Throttling(GeneratorEvidence e) =>
        e.Use.ThrottledShare is > ThrottledPeriods and var share
            ? Text(
                $"The generator's processor quota, {e.Use.CpuLimit.Cores:0.##} CPUs, held it back in {share:P0} of the periods."
            )
            : null;

    private static string? GarbageCollection(GeneratorEvidence e)
    {
        var share = e.Elapsed > TimeSpan.Zero ? e.Use.GcPause / e.Elapsed : 0;
        return share > GcShare
            ? Text($"The generator's garbage collection paused it for {share:P1} of the time ({Ms(e.Use.GcPause)}).")
            : null;
    }

    private static string? Uptake(GeneratorEvidence e)
    {
        var late = e.Uptake.Late >= FewestLateLooks && e.Uptake.Late > e.Uptake.Looks * LateLooks;
        return late && IsVisible(e.Uptake.P99, e.Probe.ServiceTimeMs.P99)
            ? Text(
                $"The generator read answers late: p99 {Ms(e.Uptake.P99)}. {e.Uptake.Late} of {e.Uptake.Looks} checks waited over {Ms(UptakeProbe.LateFrom)}."
            )
            : null;
    }

    private static bool IsVisible(TimeSpan own, TimeSpan whole) => own > whole * VisiblePart || own > LongInAnyCase;

    private static string? Ports(GeneratorEvidence e) =>
        e.PortsExhausted > 0 ? Text($"{e.PortsExhausted} requests found no free local port.") : null;

    private static string? Descriptors(GeneratorEvidence e) =>
        e.DescriptorsExhausted > 0
            ? Text($"{e.DescriptorsExhausted} requests could not open a socket: the process has no descriptors left.")
            : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Ms(TimeSpan time) => Text($"{time.TotalMilliseconds:0.#} ms");
}
