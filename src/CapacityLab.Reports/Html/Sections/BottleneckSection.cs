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

    public static Section? Of(RunResult result, ReportCharts charts) =>
        result.Layouts.Count == 0
            ? null
            : new(
                "resources",
                "Resources and bottleneck",
                "Why did it stop there?",
                Markup.Of(
                    $"{new Table("Bottleneck of each layout", Columns).Render(result.Layouts.Select(Row))}{Figure.Grid(charts.Resources, "small")}"
                )
            );

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
            $"<li>{evidence.Statement} <span class=\"aside\">{evidence.Signal} {Figures.Number(evidence.Value)}, evidence from {Figures.Number(evidence.Threshold)}</span></li>"
        );
}
