using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>The layouts ranked by capacity: the one table that console, Markdown and HTML all show.</summary>
public sealed record SummaryTable(IReadOnlyList<LayoutRow> Rows)
{
    public static IReadOnlyList<string> Columns { get; } =
    ["Layout", "Capacity", "Interval, req/s", "Status", "Per core", "p99 at capacity", "Bottleneck"];

    public static SummaryTable Of(RunResult result) => new([.. result.Layouts.Ranked().Select(LayoutRow.Of)]);
}
