using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>What came of raising a layout's suspected resource, as every output shows it; nothing encoded for any output.</summary>
public sealed record ConfirmationRow
{
    public required string Layout { get; init; }

    public required string Cause { get; init; }

    public required Mark Outcome { get; init; }

    /// <summary>The outcome with its figures, or why there is none, in sentences.</summary>
    public required string Evidence { get; init; }

    public override string ToString() => $"{Outcome.Icon} {Layout}: {Cause}, {Outcome.Word}. {Evidence}";

    /// <summary>Of the layouts whose bottleneck was to be confirmed, in the plan's order.</summary>
    public static IReadOnlyList<ConfirmationRow> Of(RunResult result) =>
        [.. result.Layouts.Where(layout => layout.Bottleneck.Confirmation is not null).Select(Of)];

    private static ConfirmationRow Of(LayoutResult layout)
    {
        var confirmation = layout.Bottleneck.Confirmation!;
        return new ConfirmationRow
        {
            Layout = layout.Title(),
            Cause = layout.Bottleneck.Cause,
            Outcome = Marks.Of(confirmation.Outcome),
            Evidence = confirmation.Evidence,
        };
    }
}
