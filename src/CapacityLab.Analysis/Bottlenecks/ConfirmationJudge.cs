using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Whether capacity moved when the suspected resource was raised. The ratio of the capacities lies between low after over high
/// before and high after over low before; both intervals would have to be wrong at once for it to lie outside, so that this is
/// wider than an interval of the ratio at the same level, and errs towards <see cref="ConfirmationOutcome.Undecided"/>.
/// </summary>
public static class ConfirmationJudge
{
    /// <summary>
    /// The rise from which capacity has moved. An interval is of the probes of one stand of a layout; stands of one layout scatter by
    /// up to 4 % around their middle (docs/decisions/0003), of which the intervals hold a part, and that is no effect of a raise.
    /// </summary>
    public const double SmallestRise = 0.05;

    /// <summary>The rise that has to be excluded before a cause is refuted: half of what was added.</summary>
    public const double WorthwhileRise = (Remedy.Raise - 1) / 2;

    /// <param name="tried">Node, changes and the capacity before.</param>
    /// <param name="cause">The one that was suspected.</param>
    /// <param name="raised">The raised layout, measured to its end.</param>
    public static ConfirmationResult Judge(ConfirmationResult tried, string cause, LayoutResult raised)
    {
        var measured = tried with { Raised = raised, After = raised.Capacity };
        return WhyNoCapacity(raised) is { } why
            ? measured with
            {
                Outcome = ConfirmationOutcome.Failed,
                Evidence = $"{ConfirmationText.Raise(tried)}, {why}",
            }
            : Compared(measured, cause, raised);
    }

    /// <summary>Where nothing is raised.</summary>
    public static ConfirmationResult NotTried(string why) => new() { Evidence = why };

    /// <summary>Where the raised layout was not measured to its end.</summary>
    public static ConfirmationResult Unfinished(ConfirmationResult tried, LayoutResult? raised) =>
        tried with
        {
            Outcome = ConfirmationOutcome.Failed,
            Raised = raised,
            Evidence = $"{ConfirmationText.Raise(tried)}, the run was ended before a capacity was known.",
        };

    private static string? WhyNoCapacity(LayoutResult raised) =>
        // The end of a log, which follows in an error, is in the raised layout.
        raised.Error.Length > 0
            ? $"the layout could not be measured: {raised.Error.Split('\n')[0]}"
        : raised.Capacity.Status == CapacityStatus.GeneratorLimited
            ? "the generator was the limit, and no capacity can be stated."
        : raised.Capacity.Status == CapacityStatus.HostDisturbed
            ? "others used the host, and no capacity can be stated."
        : raised.Capacity.RequestsPerSecond is null ? "no rate held."
        : null;

    private static ConfirmationResult Compared(ConfirmationResult measured, string cause, LayoutResult raised)
    {
        var (before, after) = (measured.Before ?? new CapacityResult(), raised.Capacity);
        var compared = measured with
        {
            Ratio = Over(after.RequestsPerSecond?.PerSecond, before.RequestsPerSecond?.PerSecond),
            // What the probes are too short to show is the same in both, and cancels in their ratio.
            RatioLow = Over(ProbedLow(after), before.High?.PerSecond),
            RatioHigh = Over(after.High?.PerSecond, ProbedLow(before)),
        };
        var outcome = Outcome(compared, raised.Bottleneck.Cause);
        return compared with
        {
            Outcome = outcome,
            Evidence = ConfirmationText.Evidence(compared with { Outcome = outcome }, cause, raised.Bottleneck),
        };
    }

    /// <summary>Where the host's processors were used up the raised layout could not have taken more, whatever limited it before.</summary>
    private static ConfirmationOutcome Outcome(ConfirmationResult compared, string next) =>
        compared.RatioLow > 1 + SmallestRise ? ConfirmationOutcome.Moved
        : compared.RatioHigh < 1 + WorthwhileRise && next != BottleneckCause.HostCpu ? ConfirmationOutcome.NotMoved
        : ConfirmationOutcome.Undecided;

    private static double ProbedLow(CapacityResult capacity) => (capacity.ProbedLow ?? capacity.Low).PerSecond;

    private static double? Over(double? after, double? before) =>
        after is { } high && before is > 0 and var low ? Math.Round(high / low, 4) : null;
}
