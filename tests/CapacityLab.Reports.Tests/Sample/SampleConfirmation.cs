using CapacityLab.Results.Layouts;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>Layouts of the sample run whose bottleneck was to be confirmed.</summary>
internal static class SampleConfirmation
{
    public static LayoutResult Moved(LayoutResult layout) =>
        With(
            layout,
            new ConfirmationResult
            {
                Outcome = ConfirmationOutcome.Moved,
                Node = "shop",
                Changes = [new ResourceChange("CPU limit of the replica", "0.25 CPU", "0.3125 CPU") { Factor = 1.25 }],
                Before = layout.Capacity,
                After = Raised(layout, 143).Capacity,
                Ratio = 1.2544,
                RatioLow = 1.1947,
                RatioHigh = 1.3171,
                Evidence =
                    "With 0.3125 CPU instead of 0.25 CPU (+25 %) as CPU limit of the replica, the layout took 143 req/s [143, 150], before 114 req/s [114, 120]: capacity moved by +25 % (+19 % to +32 %).",
                Raised = Raised(layout, 143),
            }
        );

    public static LayoutResult NotMoved(LayoutResult layout) =>
        With(
            layout,
            new ConfirmationResult
            {
                Outcome = ConfirmationOutcome.NotMoved,
                Node = "shop",
                Changes = [new ResourceChange("<b>POOL</b>", "8", "10") { Factor = 1.25 }],
                Before = layout.Capacity,
                After = Raised(layout, 224).Capacity,
                Ratio = 1.0045,
                RatioLow = 0.9567,
                RatioHigh = 1.0547,
                Evidence =
                    "With 10 instead of 8 (+25 %) as <b>POOL</b>, the layout took 224 req/s [224, 235], before 223 req/s [223, 234]: capacity did not move; with these intervals it rose by at most +5 %.",
                Raised = Raised(layout, 224),
            }
        );

    public static LayoutResult NotTried(LayoutResult layout) =>
        With(
            layout,
            new ConfirmationResult
            {
                Evidence = "No capacity was measured that a raised layout could be compared with.",
            }
        );

    private static LayoutResult Raised(LayoutResult layout, double capacity) =>
        SampleLayout.Measured(
            $"{layout.Name}, raised",
            layout.Replicas,
            layout.Cpus.Cores,
            capacity,
            layout.Probes[0].StartedAt.AddSeconds(300)
        );

    private static LayoutResult With(LayoutResult layout, ConfirmationResult confirmation) =>
        layout with
        {
            Bottleneck = layout.Bottleneck with { Confirmation = confirmation },
        };
}
