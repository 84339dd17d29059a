using System.Globalization;
using CapacityLab.Analysis.Bottlenecks.Suspects;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Names what gave out first. Every cause is scored by itself from what the nodes used and said in a probe that did not hold;
/// a cause that explains another takes that one's score away (a replica at its CPU limit also looks as if its thread pool were
/// too small). The strongest that is left is the cause where it reaches <see cref="Enough"/>, else it is
/// <see cref="BottleneckCause.Unknown"/>. The scores are degrees of evidence, not probabilities.
/// </summary>
public static class BottleneckJudge
{
    /// <summary>The score from which a cause is named.</summary>
    public const double Enough = 0.5;

    /// <summary>Time that a replica's pages tell of, over that of the load, from which shares of it count as diluted.</summary>
    private const double LatestPage = 1.5;

    /// <summary>What gave out first in a layout.</summary>
    /// <param name="probes">Its probes.</param>
    /// <param name="capacity">What the search concluded from them.</param>
    /// <param name="targetProcessors">Processors that its nodes share; 0 where unknown.</param>
    /// <param name="hostProcessors">Of the host, these among them; 0 where unknown.</param>
    /// <param name="onlyRequests">Whether users do nothing but send requests, as scenarios of data do; code may think between them.</param>
    public static BottleneckResult Find(
        IReadOnlyList<ProbeResult> probes,
        CapacityResult capacity,
        int targetProcessors,
        bool onlyRequests = true,
        int hostProcessors = 0
    )
    {
        if (SilentNode.Find(probes) is { } silent)
        {
            return silent;
        }

        if (
            capacity.Status == CapacityStatus.GeneratorLimited
            && probes.LastOrDefault(probe => probe.Generator.Limited) is { } limited
        )
        {
            return Generator(limited);
        }

        if (capacity.Status == CapacityStatus.BrokenScenario)
        {
            return NoBottleneck(probes);
        }

        if (capacity.Status == CapacityStatus.NotReached)
        {
            return Nothing(probes);
        }

        var quiet = probes.Where(probe => probe.ObjectivesHeld == true).MinBy(probe => probe.Offered.PerSecond);
        var answers = Telling(probes, capacity.BrokenAt ?? capacity.High)
            .Select(probe => new ProbeContext(probe, quiet, targetProcessors)
            {
                OnlyRequests = onlyRequests,
                HostProcessors = hostProcessors,
                Probes = probes,
            })
            .Select(context => (ProbeContext: context, Found: Judge(context)))
            .ToList();
        // The probe just above the capacity says what gave out first; one further up may say it more clearly.
        var named = answers.Where(answer => answer.Found.Cause != BottleneckCause.Unknown).ToList();
        return named.Count == 0 ? answers.FirstOrDefault().Found ?? new BottleneckResult()
            : IsHalfSeen(named[0].ProbeContext, named[0].Found) ? named.Find(WellSeen).Found ?? named[0].Found
            : named[0].Found;
    }

    private static bool WellSeen((ProbeContext ProbeContext, BottleneckResult Found) answer) =>
        Causes.Find(answer.Found.Cause) is { UsesProcessors: true } && !IsHalfSeen(answer.ProbeContext, answer.Found);

    /// <summary>
    /// Processors that were used up say nothing of what used them. Where a replica stood so still that its page was not read twice, or that
    /// pages were missed and the last came so late that what they tell of is not the load alone, a probe in which it was seen can tell.
    /// </summary>
    private static bool IsHalfSeen(ProbeContext context, BottleneckResult found) =>
        found.Cause is BottleneckCause.CpuLimit or BottleneckCause.HostCpu
        && context
            .Replicas.Where(node => found.Cause == BottleneckCause.HostCpu || node.Name == found.Node)
            .Any(node =>
                node.Runtime is { PagesMissed: > 0 } runtime
                && (runtime.GcPauseShare is null || runtime.Seconds > LatestPage * context.Probe.Duration.TotalSeconds)
            );

    /// <summary>Probes at the capacity's upper end, the last first, then those above it that did not hold, upwards.</summary>
    private static IEnumerable<ProbeResult> Telling(IReadOnlyList<ProbeResult> probes, RequestRate? high)
    {
        var broken = probes.Where(probe => probe.ObjectivesHeld == false).ToList();
        return broken
            .Where(probe => IsAt(probe, high))
            .Reverse()
            .Concat(
                broken
                    .Where(probe => probe.Offered > high && !IsAt(probe, high))
                    .OrderBy(probe => probe.Offered.PerSecond)
            );
    }

    private static bool IsAt(ProbeResult probe, RequestRate? rate) => rate is { } asked && probe.Offered.IsSame(asked);

    private static BottleneckResult Judge(ProbeContext context)
    {
        var suspects = Explanation.Resolve([.. Causes.All.Select(rule => rule.Score(context))]);
        var strongest = Explanation.Strongest(suspects);
        var considered = suspects.Select(suspect => suspect.ToResult()).ToList();
        return strongest.Score < Enough
            ? new BottleneckResult
            {
                Evidence =
                [
                    .. CpuUse.OfHottest(context),
                    .. Failures(context.Probe),
                    .. Blind(context),
                    .. SharedProcessors.OfOthers(context),
                ],
                Considered = considered,
            }
            : new BottleneckResult
            {
                Cause = strongest.Cause,
                Node = strongest.Node,
                Confidence = Confidence(strongest, suspects),
                Evidence = [.. strongest.Evidence, .. Contributing(strongest, suspects), .. Failures(context.Probe)],
                Considered = considered,
            };
    }

    /// <summary>How requests failed, which tells where to look whatever is named.</summary>
    private static IEnumerable<Evidence> Failures(ProbeResult probe)
    {
        if (probe.Failed > 0)
        {
            var kinds = probe
                .Failures.OrderByDescending(kind => kind.Value)
                .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value:#,0} {kind.Key}"));
            yield return Evidence.Of(
                $"Of {probe.Completed:#,0} iterations {probe.Failed:#,0} failed: {string.Join(", ", kinds)}.",
                "failed",
                probe.Failed,
                0
            );
        }
    }

    /// <summary>What could not be looked into.</summary>
    private static IEnumerable<Evidence> Blind(ProbeContext context)
    {
        var blind = context.Replicas.Where(node => node.Runtime is null).Select(node => node.Name).ToList();
        if (blind.Count > 0)
        {
            yield return Evidence.Of(
                $"Of {string.Join(", ", blind)} no metrics page was read: what happens inside (collection, locks, threads, calls and the wait for connections) is not known.",
                "metricsPages",
                0,
                0
            );
        }
    }

    /// <summary>What speaks for causes that take their part in it, but would gain too little to be named instead.</summary>
    private static IEnumerable<Evidence> Contributing(Suspect strongest, IReadOnlyList<Suspect> all) =>
        all.Where(suspect => suspect.YieldsTo == strongest.Cause && suspect.Raw >= Enough)
            .SelectMany(suspect => suspect.Evidence);

    /// <summary>The score, less by half of the next one's: two that are as strong are a coin's throw.</summary>
    private static double Confidence(Suspect strongest, IReadOnlyList<Suspect> all)
    {
        var next = all.Where(suspect => suspect != strongest).Max(suspect => suspect.Score);
        return Math.Round(strongest.Score * (1 - (next / 2)), 2);
    }

    /// <summary>Nothing gave out; probes that broke all the same, and held when repeated, are told and weaken it.</summary>
    private static BottleneckResult Nothing(IReadOnlyList<ProbeResult> probes)
    {
        var judged = probes.Where(probe => probe.ObjectivesHeld is not null).ToList();
        var broken = judged.Where(probe => probe.ObjectivesHeld == false).ToList();
        return new BottleneckResult
        {
            Cause = BottleneckCause.None,
            Confidence = judged.Count == 0 ? 0 : Math.Round(1 - ((double)broken.Count / judged.Count), 2),
            Evidence =
            [
                .. broken.Select(probe =>
                    Evidence.Of(
                        $"Probe {probe.Index} at {probe.Offered} broke ({string.Join("; ", probe.ObjectivesBroken)}), but others at that rate or above held.",
                        "probesBroken",
                        broken.Count,
                        judged.Count
                    )
                ),
            ],
        };
    }

    /// <summary>Requests that fail at any rate have used nothing up.</summary>
    private static BottleneckResult NoBottleneck(IReadOnlyList<ProbeResult> probes) =>
        new() { Evidence = [.. probes.Where(probe => probe.Failed > 0).Take(1).SelectMany(Failures)] };

    private static BottleneckResult Generator(ProbeResult probe) =>
        new()
        {
            Cause = BottleneckCause.Generator,
            Node = NodeRole.Generator,
            Confidence = 1,
            Evidence =
            [
                .. probe.Generator.LimitedBecause.Select(reason => new Evidence(
                    $"At {probe.Offered}: {reason}",
                    "generatorCpu",
                    probe.Generator.CpuCores.Cores,
                    probe.Generator.CpuLimit.Cores
                )),
            ],
        };
}
