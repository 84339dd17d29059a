using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Reports.Text;

/// <summary>One layout as a line of the summary: every cell formatted, nothing encoded for any output.</summary>
public sealed record LayoutRow
{
    public required string Layout { get; init; }

    /// <summary>The highest rate that held, with its unit; "≥" where no rate broke an objective.</summary>
    public required string Capacity { get; init; }

    /// <summary>The interval of the capacity.</summary>
    public required string Bracket { get; init; }

    public required Mark Status { get; init; }

    /// <summary>Capacity over the CPU limits of all replicas.</summary>
    public required string PerCore { get; init; }

    /// <summary>99th percentile of an iteration's response time, and of a request's where they differ, in the probe at the capacity.</summary>
    public required string P99 { get; init; }

    public required string Bottleneck { get; init; }

    /// <summary>In the order of <see cref="SummaryTable.Columns"/>.</summary>
    public IReadOnlyList<string> Cells => [Layout, Capacity, Bracket, Status.ToString(), PerCore, P99, Bottleneck];

    public static LayoutRow Of(LayoutResult layout) =>
        new()
        {
            Layout = layout.Title(),
            Capacity = CapacityOf(layout),
            Bracket = BracketOf(layout),
            Status = Marks.Of(layout),
            PerCore = layout.HasCapacity()
                ? Figures.Rate(layout.TotalCores() > 0 ? layout.StatedCapacity() * (1 / layout.TotalCores()) : null)
                : Figures.Missing,
            P99 = layout.AtCapacity() is { } probe ? P99Of(probe) : Figures.Missing,
            Bottleneck = BottleneckOf(layout.Bottleneck),
        };

    internal static string CapacityOf(LayoutResult layout) =>
        !layout.HasCapacity() ? Figures.Missing
        : layout.Capacity.Status == CapacityStatus.NotReached ? "≥ " + Both(layout)
        : Both(layout);

    private static string Both(LayoutResult layout) =>
        Figures.Rate(layout.StatedCapacity(), layout.Capacity.IterationsPerSecond);

    /// <summary>Of an iteration, and of a request where that is not the same.</summary>
    private static string P99Of(ProbeResult probe) =>
        Figures.Percentile(probe.ResponseTimeMs, LatencyPercentile.P99)
        + (
            probe.HasSeveralRequests
                ? $", a request {Figures.Percentile(probe.RequestTimeMs, LatencyPercentile.P99)}"
                : ""
        );

    internal static string BracketOf(LayoutResult layout) =>
        !layout.HasCapacity() ? Figures.Missing
        : layout.Capacity.High is { } high
            ? $"{Figures.Number(layout.Capacity.Low.PerSecond)} – {Figures.Number(high.PerSecond)}"
        : $"from {Figures.Number(layout.Capacity.Low.PerSecond)}";

    private static string BottleneckOf(BottleneckResult bottleneck) =>
        bottleneck.Cause.Length == 0 ? Figures.Missing
        : bottleneck.Node.Length == 0 ? bottleneck.Cause
        : $"{bottleneck.Cause} ({bottleneck.Node})";
}
