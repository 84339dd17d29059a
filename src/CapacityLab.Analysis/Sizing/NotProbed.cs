using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Sizing;

/// <summary>A layout that failed at every rate tried is known not to hold a load only where one of them was not above it.</summary>
internal static class NotProbed
{
    /// <summary>The same reason, or that nothing was tried so low.</summary>
    public static (SizingOutcome Outcome, string Reason) Or(
        (SizingOutcome Outcome, string Reason) why,
        LayoutResult layout,
        SizingRequest request
    ) =>
        why.Outcome == SizingOutcome.DoesNotHold
        && AtLoad.LowestFailure(layout) is { } lowest
        && !(lowest <= request.Needed())
            ? (SizingOutcome.Unknown, $"It was not probed below {lowest}, where it did not hold.")
            : why;
}
