using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Judging;

/// <summary>
/// Judges a probe by the seconds in which the host was not disturbed, where those suffice.
/// <list type="bullet">
/// <item>Excluded are seconds in which others used half a processor and a fifth of all, or in which more than 1 % of the arrivals, and at
/// least three, were begun over 10 ms late; and the second after each, in which what was left is answered. Response times have no
/// part in the choice, which would make them look better than they are.</item>
/// <item>Estimator: over what is left, the share of responses above the p99 objective, and the share that did not end ok. Arrivals without
/// an answer at the end count as not ok.</item>
/// <item>It needs half of the probe's seconds, at least two of them, and <see cref="LeastResponses"/> responses.</item>
/// <item>Where the objectives hold by it, they held. Where they do not, what a disturbance left may be the reason: only the seconds before
/// the first one can say so, if they suffice by themselves. Else the probe stays as it was judged: without a conclusion, or suspect.</item>
/// </list>
/// A probe without excluded seconds stays as it is. Virtual time over many seeds says how far off that is (docs/decisions/0012).
/// </summary>
public static class SoundSeconds
{
    /// <summary>Fewer have no p99.</summary>
    public const int LeastResponses = 100;

    private const double LeastShare = 0.5;
    private const double LeastOthers = 0.5;
    private const double OthersShare = 0.2;
    private const double SentLate = 0.01;
    private const int FewestSentLate = 3;
    private const double AllowedLate = 0.01;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    /// <summary>Whether others, or the generator's lateness, spoiled a second.</summary>
    /// <param name="second">With what others used in it.</param>
    /// <param name="processors">Of the host.</param>
    public static bool IsDisturbed(IntervalResult second, int processors) =>
        IsUsedByOthers(second, processors)
        || (second.SentLate >= FewestSentLate && second.SentLate > SentLate * second.Scheduled);

    /// <summary>Whether others used so much of the host in a second that it says little of the target.</summary>
    public static bool IsUsedByOthers(IntervalResult second, int processors) =>
        second.OthersCpu?.Cores >= Math.Max(LeastOthers, OthersShare * processors);

    /// <summary>Whether each second is left out: the disturbed ones, and those after them.</summary>
    /// <param name="seconds">Of a probe, in order.</param>
    /// <param name="processors">Of the host.</param>
    public static IReadOnlyList<bool> Excluded(IReadOnlyList<IntervalResult> seconds, int processors) =>
        [
            .. seconds.Select(
                (second, index) =>
                    IsDisturbed(second, processors) || (index > 0 && IsDisturbed(seconds[index - 1], processors))
            ),
        ];

    /// <summary>The probe, judged by its sound seconds where some were disturbed and the rest suffice.</summary>
    /// <param name="objectives">Of the plan.</param>
    /// <param name="probe">Judged as a whole.</param>
    /// <param name="processors">Of the host.</param>
    public static ProbeResult Judge(Objectives objectives, ProbeResult probe, int processors)
    {
        var excluded = Excluded(probe.Intervals, processors);
        int lost = excluded.Count(one => one);
        if (lost == 0 || probe.EndedEarly.Length > 0 || probe.Intervals.Any(second => second.Late is null))
        {
            return probe;
        }

        var told = probe with { ExcludedSeconds = [.. Indices(excluded)] };
        var sound = probe.Intervals.Where((_, index) => !excluded[index]).ToList();
        var before = probe.Intervals.Take(excluded.ToList().IndexOf(true)).ToList();
        return Suffices(sound, probe) && Broken(objectives, sound, probe.InFlightAtEnd).Count == 0 ? Held(told, sound)
            : Suffices(before, probe) && Broken(objectives, before, 0) is { Count: > 0 } broken ? Failed(told, broken)
            : told;
    }

    private static IEnumerable<int> Indices(IReadOnlyList<bool> excluded) =>
        Enumerable.Range(0, excluded.Count).Where(index => excluded[index]);

    private static bool Suffices(IReadOnlyList<IntervalResult> seconds, ProbeResult probe)
    {
        // What follows the schedule is the wait for the last answers.
        var covered = seconds
            .Where(second => second.At < probe.Duration)
            .Aggregate(TimeSpan.Zero, (sum, second) => sum + second.Length);
        return covered >= Least
            && covered >= probe.Duration * LeastShare
            && seconds.Sum(second => second.Ok + second.Failed) >= LeastResponses;
    }

    private static List<string> Broken(Objectives objectives, List<IntervalResult> seconds, long inFlight)
    {
        long ok = seconds.Sum(second => second.Ok);
        long ended = ok + seconds.Sum(second => second.Failed);
        long all = ended + seconds.Sum(second => second.Dropped) + inFlight;
        long late = seconds.Sum(second => second.Late ?? 0);
        return
        [
            .. ok < objectives.SuccessRatio * all
                ?
                [
                    Text(
                        $"success ratio {(double)ok / all:P2}, objective ≥ {objectives.SuccessRatio:P2} ({ok:#,0} ok of {all:#,0} in {seconds.Count} sound seconds)"
                    ),
                ]
                : Array.Empty<string>(),
            .. late > AllowedLate * ended
                ?
                [
                    Text(
                        $"p99 response time above {objectives.P99.TotalMilliseconds:#,0.#} ms: {late:#,0} of {ended:#,0} responses in {seconds.Count} sound seconds"
                    ),
                ]
                : Array.Empty<string>(),
        ];
    }

    private static ProbeResult Held(ProbeResult probe, IReadOnlyList<IntervalResult> sound) =>
        probe with
        {
            ObjectivesHeld = true,
            ObjectivesBroken = [],
            DisturbedBy = "",
            JudgedResponses = sound.Sum(second => second.Ok + second.Failed),
        };

    private static ProbeResult Failed(ProbeResult probe, IReadOnlyList<string> broken) =>
        probe with
        {
            ObjectivesHeld = false,
            ObjectivesBroken = broken,
            DisturbedBy = "",
            JudgedResponses = 0,
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
