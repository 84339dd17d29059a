using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>A confirmation with every property set to something that its default is not.</summary>
internal static class FullConfirmation
{
    /// <param name="layout">The one that is confirmed, with every property set.</param>
    public static ConfirmationResult Create(LayoutResult layout) =>
        new()
        {
            Outcome = ConfirmationOutcome.Moved,
            Node = "shop",
            Changes = [new ResourceChange("CPU limit of each replica", "0.25 CPU", "0.3125 CPU") { Factor = 1.25 }],
            Before = layout.Capacity,
            After = layout.Capacity with { RequestsPerSecond = new RequestRate(279.1) },
            Ratio = 1.2502,
            RatioLow = 1.1927,
            RatioHigh = 1.3104,
            Evidence = "Capacity moved by +25 %.",
            Raised = layout with { Name = "2 × 0.25 CPU, raised", Cpus = new Cpus(0.3125) },
        };
}
