using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>The cause with its evidence, over the resources that it was read from.</summary>
internal static class BottleneckSection
{
    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Text("Cause"),
        Column.Text("Node"),
        Column.Number("Confidence"),
        Column.Text("Evidence"),
    ];

    private static readonly Column[] ConsideredColumns =
    [
        Column.Text("Layout"),
        Column.Text("Cause"),
        Column.Text("Node"),
        Column.Number("By itself"),
        Column.Text("Explained by"),
        Column.Number("Left"),
    ];

    public static Section? Of(RunResult result, ReportCharts charts) =>
        result.Layouts.Count == 0
            ? null
            : new(
                "resources",
                "Resources and bottleneck",
                "Why did it stop there?",
                Markup.Of(
                    $"{new Table("Bottleneck of each layout", Columns).Render(result.Layouts.Select(Row))}{ConfirmationPart.Of(result)}{Considered(result)}{Figure.Grid(charts.Resources, "small")}"
                )
            );

    /// <summary>What else was looked into, and why it was not named; causes that nothing speaks for are left out.</summary>
    private static Markup Considered(RunResult result)
    {
        var rows = result
            .Layouts.SelectMany(layout =>
                layout
                    .Bottleneck.Considered.Where(suspect => suspect.ByItself > 0)
                    .Select(suspect => Row(layout, suspect))
            )
            .ToList();
        return rows.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<details><summary>Every cause that something speaks for</summary>\n{new Table("0: nothing speaks for it; 1: everything does; named from 0.5", ConsideredColumns).Render(rows)}</details>\n"
            );
    }

    private static IReadOnlyList<string> Row(LayoutResult layout, SuspectResult suspect) =>
        [
            layout.Title(),
            suspect.Cause,
            suspect.Node,
            Figures.Number(suspect.ByItself),
            suspect.ExplainedBy.Length > 0 ? suspect.ExplainedBy : Figures.Missing,
            Figures.Number(suspect.Score),
        ];

    private static IReadOnlyList<Markup> Row(LayoutResult layout) =>
        [
            Markup.Of($"{layout.Title()}"),
            Markup.Of($"<strong>{layout.Bottleneck.Cause}</strong>"),
            Markup.Of($"{(layout.Bottleneck.Node.Length > 0 ? layout.Bottleneck.Node : Figures.Missing)}"),
            Markup.Of($"{Confidence(layout.Bottleneck)}"),
            Evidence(layout.Bottleneck.Evidence),
        ];

    private static string Confidence(BottleneckResult bottleneck) =>
        bottleneck.Cause is BottleneckCause.Unknown or BottleneckCause.None
            ? Figures.Missing
            : Figures.Share(bottleneck.Confidence);

    private static Markup Evidence(IReadOnlyList<Evidence> evidence) =>
        evidence.Count == 0
            ? Markup.Of($"{Figures.Missing}")
            : Markup.Of($"<ul>{Markup.Join(evidence.Select(Item))}</ul>");

    private static Markup Item(Evidence evidence) =>
        Markup.Of(
            $"<li>{evidence.Statement} <span class=\"aside\">{evidence.Signal} {Figures.Number(evidence.Value)}{From(evidence)}</span></li>"
        );

    /// <summary>Where a value is below its threshold, others made the finding, or it is that it is so low.</summary>
    private static string From(Evidence evidence) =>
        evidence.Threshold > 0 && evidence.Value >= evidence.Threshold
            ? $", evidence from {Figures.Number(evidence.Threshold)}"
            : "";
}
