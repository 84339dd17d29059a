using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Gates;

/// <summary>
/// What is known of a layout at a rate. "Does not hold" is said only of what was tried: a probe failed at that rate or below it, or the
/// search closed in on a lower capacity. All else is unknown.
/// </summary>
public static class AtLoad
{
    /// <summary>A failure so much above the rate that held leaves open what is between.</summary>
    private const double WideGap = 1.25;

    public static SizingOutcome Of(LayoutResult layout, RequestRate rate) =>
        layout.Error.Length > 0 || layout.ErrorExitCode != 0 ? SizingOutcome.Unknown
        : layout.Capacity.RequestsPerSecond >= rate ? SizingOutcome.Holds
        : layout.Capacity.Status == CapacityStatus.Measured && !(Untried(layout) > rate) ? SizingOutcome.DoesNotHold
        : layout.Capacity.Status == CapacityStatus.Failed && LowestFailure(layout) <= rate ? SizingOutcome.DoesNotHold
        : SizingOutcome.Unknown;

    /// <summary>The lowest rate at which a judged probe did not hold; null where none was judged so.</summary>
    public static RequestRate? LowestFailure(LayoutResult layout) =>
        layout
            .Probes.Where(probe => probe.ObjectivesHeld == false && probe.Purpose != ProbePurpose.WarmUp)
            .Min(probe => (RequestRate?)probe.Offered);

    /// <summary>The lowest failure above a capacity where much is open between the two; else null.</summary>
    public static RequestRate? Untried(LayoutResult layout) =>
        layout.Capacity is { Status: CapacityStatus.Measured, RequestsPerSecond: { } stated, BrokenAt: { } broken }
        && broken > stated * WideGap
            ? broken
            : null;
}
