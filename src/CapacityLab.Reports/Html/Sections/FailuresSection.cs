using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>What broke: requests by kind and layout, arrivals without an answer, nodes, alerts.</summary>
internal static class FailuresSection
{
    public static Section Of(RunResult result) =>
        new("failures", "Failures", "What broke?", Markup.Of($"{Kinds(result)}{Events(result)}{Alerts(result)}"));

    private static Markup Kinds(RunResult result)
    {
        var rows = result.Layouts.SelectMany(Rows).ToArray();
        return rows.Length == 0
            ? Markup.Of(
                $"<p>{Table.Badge(new Mark("✓", "no failures", Tone.Good))} No request failed and no arrival was dropped.</p>\n"
            )
            : new Table("Failures by layout and kind", KindColumns).Render(rows);
    }

    private static readonly Column[] KindColumns =
    [
        Column.Text("Layout"),
        Column.Text("Kind"),
        Column.Number("Count"),
        Column.Text("First in probe"),
        Column.Number("Offered there"),
    ];

    private static IEnumerable<IReadOnlyList<string>> Rows(LayoutResult layout)
    {
        var kinds = layout.Probes.SelectMany(p => p.Failures.Keys).Distinct(StringComparer.Ordinal);
        return kinds
            .Select(kind => Row(layout, kind, p => p.Failures.GetValueOrDefault(kind)))
            .Append(Row(layout, "dropped (too many in flight)", p => p.Dropped))
            .Append(Row(layout, "not sent", p => p.NotSent))
            .Append(Row(layout, "in flight at the end", p => p.InFlightAtEnd))
            .Append(Row(layout, "sent once more on a new connection (counted once)", p => p.Resent ?? 0))
            .OfType<IReadOnlyList<string>>();
    }

    private static IReadOnlyList<string>? Row(LayoutResult layout, string kind, Func<ProbeResult, long> count)
    {
        var first = layout.Probes.Where(p => count(p) > 0).MinBy(p => p.Index);
        return first is null
            ? null
            :
            [
                layout.Title(),
                kind,
                Figures.Count(layout.Probes.Sum(count)),
                Figures.Count(first.Index),
                Figures.Rate(first.Offered),
            ];
    }

    private static Markup Events(RunResult result)
    {
        var rows = result.Layouts.SelectMany(l => l.Events.Select(e => Row(l, e))).ToArray();
        return rows.Length == 0
            ? Markup.Empty
            : Markup.Of($"<h3>Nodes</h3>\n{new Table("What happened to nodes", EventColumns).Render(rows)}");
    }

    private static readonly Column[] EventColumns =
    [
        Column.Text("Layout"),
        Column.Text("Node"),
        Column.Text("What"),
        Column.Text("When"),
        Column.Number("Probe"),
        Column.Text("Details"),
    ];

    private static IReadOnlyList<Markup> Row(LayoutResult layout, NodeEvent happened) =>
        [
            Markup.Of($"{layout.Title()}"),
            Markup.Of($"{happened.Node}"),
            Table.Badge(new Mark("✕", happened.Kind, Tone.Bad)),
            Markup.Of($"{Figures.Moment(happened.At)}"),
            Markup.Of($"{(happened.ProbeIndex > 0 ? Figures.Count(happened.ProbeIndex) : "–")}"),
            Markup.Of($"{happened.Message}"),
        ];

    private static Markup Alerts(RunResult result) =>
        result.Alerts.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<h3>Alerts</h3>\n{new Table("Alerts that fired", AlertColumns).Render(result.Alerts.Select(Row))}"
            );

    private static readonly Column[] AlertColumns =
    [
        Column.Text("Alert"),
        Column.Text("Layout"),
        Column.Number("Probe"),
        Column.Text("From"),
        Column.Text("To"),
        Column.Number("Value"),
        Column.Number("Threshold"),
        Column.Text("Details"),
    ];

    private static IReadOnlyList<string> Row(AlertResult alert) =>
        [
            alert.Name,
            alert.Layout,
            Figures.Count(alert.ProbeIndex),
            Figures.Moment(alert.StartedAt),
            Figures.Moment(alert.EndedAt ?? default),
            Figures.Number(alert.Value),
            Figures.Number(alert.Threshold),
            alert.Message,
        ];
}
