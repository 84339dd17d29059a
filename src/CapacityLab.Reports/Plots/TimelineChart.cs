using System.Globalization;
using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using ScottPlot;

namespace CapacityLab.Reports.Plots;

/// <summary>Rate, p99 and CPU second by second, with the probes as bands and what went wrong marked.</summary>
internal sealed class TimelineChart
{
    private const int Width = 560;

    private readonly LayoutResult _layout;
    private readonly RunResult _result;
    private readonly TimelineData _data;
    private readonly NodeSeries _series;
    private readonly IReadOnlyList<TimelinePoint> _points;
    private readonly AlertResult[] _alerts;

    public TimelineChart(LayoutResult layout, RunResult result)
    {
        _layout = layout;
        _result = result;
        _data = new TimelineData(layout);
        _series = new NodeSeries(layout);
        _points = [.. layout.Probes.OrderBy(p => p.StartedAt).SelectMany(_data.Points)];
        _alerts = [.. result.Alerts.Where(a => a.Layout == layout.Name)];
    }

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Heading = _layout.Title(),
            Caption = Captions.Timeline(_layout, _alerts, _data.Step),
            Alternative =
                $"Three line charts over time for {_layout.Title()}: rates of ok and failed arrivals, p99 of the response time, CPU of each node; probes as bands, alerts and node events as lines.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Rates(), 150).Add(P99(), 130).Add(Cpu(), 166).Render(),
            Columns = Columns,
            Rows = [.. _points.Select(Row)],
        };

    private Panel Rates()
    {
        var values = _points.SelectMany(p => new[] { p.Scheduled ?? 0, p.Ok ?? 0, p.Failed ?? 0 });
        var panel = new Panel("Arrivals a second", top: 40).Limits(_data.End, values, 1, room: 1.3);
        AddBands(panel, withText: true);
        Add(panel, PlotColor.Muted, Dash.Dotted, "scheduled", p => p.Scheduled);
        Add(panel, PlotColor.Of(0), null, "ok", p => p.Ok);
        Add(panel, PlotColor.Bad, Dash.Short, "failed", p => p.Failed);
        AddEvents(panel, withText: true);
        panel.Legend();
        return panel;
    }

    private Panel P99()
    {
        var slo = _result.Objectives.P99.TotalMilliseconds;
        var panel = Panel
            .Log("p99 of the response time, ms")
            .Limits(_data.End, _points.Select(p => p.P99?.TotalMilliseconds ?? 0), slo);
        AddBands(panel, withText: false);
        Add(panel, PlotColor.Of(2), null, "", p => p.P99?.TotalMilliseconds);
        if (slo > 0)
        {
            panel.Level(slo, PlotColor.Bad, $"objective {Figures.Number(slo)}");
        }

        AddEvents(panel, withText: false);
        return panel;
    }

    private Panel Cpu()
    {
        var nodes = _series
            .Nodes.Select(node => (Node: node, Points: _data.Cpu(node)))
            .Where(n => n.Points.Count > 0)
            .ToArray();
        var panel = new Panel("CPU, cores") { BottomLabel = "seconds" }.Limits(
            _data.End,
            nodes.SelectMany(n => n.Points.Select(p => p.Y)),
            0.1,
            room: 1.36
        );
        AddBands(panel, withText: false);
        foreach (var (node, points) in nodes)
        {
            var line = panel.Line(points, PlotColor.Of(_series.Index(node)));
            line.LineWidth = LineWidth(_series.Index(node));
            line.LegendText = _series.Legend(node);
        }

        AddEvents(panel, withText: false);
        panel.Legend();
        return panel;
    }

    // Nodes differ by the kind of line too, since colour alone does not tell them apart for everyone.
    private static float LineWidth(int series) =>
        (series % 3) switch
        {
            0 => 1.25f,
            1 => Dash.Short.Width,
            _ => Dash.Dotted.Width,
        };

    private void Add(Panel panel, PlotColor color, Dash? dash, string legend, Func<TimelinePoint, double?> value)
    {
        foreach (var probe in _points.Where(p => value(p) is not null).GroupBy(p => p.Probe))
        {
            var line = panel.Line([.. probe.Select(p => (p.At + (_data.Step / 2), value(p)!.Value))], color);
            line.LineWidth = dash?.Width ?? line.LineWidth;
            line.MarkerShape = MarkerShape.FilledCircle;
            line.MarkerSize = probe.Count() == 1 ? 4 : 0;
            line.LegendText = legend;
            legend = "";
        }
    }

    private void AddBands(Panel panel, bool withText)
    {
        foreach (var probe in _layout.Probes)
        {
            var start = _data.At(probe.StartedAt);
            var band = panel.Plot.Add.HorizontalSpan(start, start + probe.Duration.TotalSeconds, PlotColor.Band.Color);
            band.LineStyle.Width = 0;
            if (withText)
            {
                AddProbeNumber(panel, probe.Index, start + (probe.Duration.TotalSeconds / 2));
            }
        }
    }

    private static void AddProbeNumber(Panel panel, int index, double middle)
    {
        var text = index.ToString(CultureInfo.InvariantCulture);
        var label = panel.Label(text, middle, panel.Plot.Axes.GetLimits().Top, PlotColor.Muted, Alignment.LowerCenter);
        label.LabelFontSize = 11;
    }

    private void AddEvents(Panel panel, bool withText)
    {
        var row = 0;
        foreach (var (at, color, dash, text) in Marked())
        {
            panel.Upright(at, color, dash);
            if (withText)
            {
                AddEventName(panel, at, color, text, row++);
            }
        }
    }

    private IEnumerable<(double At, PlotColor Color, Dash? Dash, string Text)> Marked() =>
        _alerts
            .Select(a => (_data.At(a.StartedAt), PlotColor.Warning, (Dash?)Dash.Short, "alert"))
            .Concat(_layout.Events.Select(e => (_data.At(e.At), PlotColor.Bad, (Dash?)null, e.Kind)));

    // One under the other, because what goes wrong goes wrong at about the same time.
    private void AddEventName(Panel panel, double at, PlotColor color, string text, int row)
    {
        var top = panel.Plot.Axes.GetLimits().Top;
        var side = at > _data.End * 0.8 ? Alignment.MiddleRight : Alignment.MiddleLeft;
        var place = top * (0.46 - (0.14 * (row % 3)));
        var label = panel.Label($" {Captions.Short(text, 16)} ", at, place, color, side);
        label.LabelBackgroundColor = PlotColor.Paper.Color;
    }

    private static readonly Column[] Columns =
    [
        Column.Number("At, s"),
        Column.Number("Probe"),
        Column.Number("Scheduled/s"),
        Column.Number("Ok/s"),
        Column.Number("Failed/s"),
        Column.Number("Dropped/s"),
        Column.Number("p99"),
    ];

    private static string[] Row(TimelinePoint point) =>
        [
            Figures.Number(point.At),
            Figures.Count(point.Probe.Index),
            Figures.Number(point.Scheduled),
            Figures.Number(point.Ok),
            Figures.Number(point.Failed),
            Figures.Number(point.Dropped),
            Figures.Milliseconds(point.P99),
        ];
}
