using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>Whether the numbers can be trusted: warnings, the generator, limits in force, the warm-up.</summary>
internal static class ValiditySection
{
    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Text("Runtime"),
        Column.Text("Limits held by"),
        Column.Text("Balancer"),
        Column.Number("Start-up"),
        Column.Text("Warm-up"),
        Column.Number("Probes"),
        Column.Number("Generator-limited"),
    ];

    private static readonly Column[] FactColumns = [Column.Text("Layout"), Column.Text("What"), Column.Text("Found")];

    public static Section Of(RunResult result, ReportCharts charts) =>
        new(
            "validity",
            "Validity",
            "Can I trust it?",
            Markup.Of(
                $"{Warnings(result)}{Layouts(result)}{Facts(result)}{(charts.Generator is { } chart ? Figure.Render(chart) : Markup.Empty)}"
            )
        );

    private static Markup Warnings(RunResult result) =>
        result.Warnings.Count == 0
            ? Markup.Of($"<p>{Table.Badge(new Mark("✓", "no warnings", Tone.Good))}</p>\n")
            : Markup.Of($"<ul class=\"warnings\">\n{Markup.Join(result.Warnings.Select(Item))}</ul>\n");

    private static Markup Item(Warning warning) =>
        Markup.Of(
            $"""
            <li>{Table.Badge(new Mark("!", warning.Code, Tone.Warning))} {(
                warning.Layout.Length > 0 ? warning.Layout + ": " : ""
            )}{warning.Message} <span class="advice">{warning.Advice}</span></li>

            """
        );

    private static Markup Layouts(RunResult result) =>
        result.Layouts.Count == 0
            ? Markup.Empty
            : new Table("How each layout stood", Columns).Render(result.Layouts.Select(Row));

    private static IReadOnlyList<string> Row(LayoutResult layout) =>
        [
            layout.Title(),
            Or(layout.Runtime),
            Or(layout.LimitsBy),
            layout.Balancer.Length > 0 ? layout.Balancer : "none",
            Figures.Seconds(layout.StartUp > TimeSpan.Zero ? layout.StartUp : null),
            WarmUp(layout.WarmUp),
            Figures.Count(layout.Probes.Count),
            Figures.Count(layout.Probes.Count(p => p.Generator.Limited)),
        ];

    private static Markup Facts(RunResult result)
    {
        var rows = result
            .Layouts.SelectMany(layout => layout.Facts.Select(fact => (string[])[layout.Title(), fact.Key, fact.Value]))
            .ToList();
        return rows.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<details><summary>What each layout ran on and with</summary>\n{new Table("As the runtime gave it back", FactColumns).Render(rows)}</details>\n"
            );
    }

    private static string WarmUp(WarmUpResult warmUp) =>
        warmUp.Requests == 0
            ? "none"
            : $"{(warmUp.Settled ? "✓ settled" : "! not settled")} after {Figures.Seconds(warmUp.Duration)} at {Figures.Rate(warmUp.Rate)}"
                + (warmUp.Boosted ? ", CPU limits off at first" : "")
                + (warmUp.Connections > 0 ? $", {Figures.Count(warmUp.Connections)} connections open" : "");

    private static string Or(string text) => text.Length > 0 ? text : Figures.Missing;
}
