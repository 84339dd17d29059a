using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CapacityLab.Reports.Plots;

/// <summary>Capacity by layout, in the plan's order: bars with their brackets, and a word where there is no number.</summary>
internal sealed class CapacityChart(RunResult result)
{
    private const int Width = 640;

    private readonly IReadOnlyList<LayoutResult> _layouts = result.Layouts;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Caption = Captions.Capacity(result),
            Alternative = "Bar chart: the capacity of each layout in requests a second, with its interval.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Bars(), 70 + (34 * _layouts.Count)).Render(),
            Columns = Columns,
            Rows = [.. _layouts.Select(Row)],
        };

    private double Right =>
        _layouts
            .Where(l => l.HasCapacity())
            .Select(l => (l.Capacity.High ?? l.StatedCapacity()).PerSecond)
            .Append(result.Objectives.RequestsPerSecond?.PerSecond ?? 0)
            .Append(1)
            .Max() * 1.3;

    private Panel Bars()
    {
        var panel = new Panel("Capacity, req/s", left: 150).LinearLimits(Right, 1);
        panel.Plot.Axes.SetLimitsY(-0.5, _layouts.Count - 0.1);
        panel.Plot.Axes.Left.TickGenerator = new NumericManual(
            [.. _layouts.Select((_, index) => Place(index))],
            [.. _layouts.Select(l => Captions.Short(l.Title(), 20))]
        );
        panel.Plot.Axes.Left.TickLabelStyle.ForeColor = PlotColor.Ink.Color;
        panel.Plot.Grid.YAxisStyle.IsVisible = false;
        AddRequired(panel);
        for (var index = 0; index < _layouts.Count; index++)
        {
            AddLayout(panel, _layouts[index], Place(index));
        }

        return panel;
    }

    private double Place(int index) => _layouts.Count - 1 - index;

    private void AddRequired(Panel panel)
    {
        if (result.Objectives.RequestsPerSecond is { } required)
        {
            panel.Upright(required.PerSecond, PlotColor.Muted, Dash.Long);
            panel.Label(
                $" required {Figures.Number(required.PerSecond)}",
                required.PerSecond,
                _layouts.Count - 0.1,
                PlotColor.Muted,
                Alignment.UpperLeft
            );
        }
    }

    private static void AddLayout(Panel panel, LayoutResult layout, double place)
    {
        if (!layout.HasCapacity())
        {
            var label = panel.Label(
                $" {Marks.Of(layout).Word}: no capacity stated",
                0,
                place,
                PlotColor.Bad,
                Alignment.MiddleLeft
            );
            label.LabelBackgroundColor = PlotColor.Paper.Color;
            return;
        }

        AddBar(panel, layout.Capacity, place);
        var end = (layout.Capacity.High ?? layout.StatedCapacity()).PerSecond;
        panel.Label("  " + LayoutRow.CapacityOf(layout), end, place, PlotColor.Ink, Alignment.MiddleLeft);
    }

    private static void AddBar(Panel panel, CapacityResult capacity, double place)
    {
        panel.Plot.Add.Bar(
            new Bar
            {
                Position = place,
                Value = (capacity.RequestsPerSecond ?? default).PerSecond,
                Size = 0.62,
                FillColor = PlotColor.Of(0).Color,
                LineWidth = 0,
                Orientation = Orientation.Horizontal,
            }
        );
        if (capacity.High is { } high)
        {
            AddBracket(panel, capacity.Low.PerSecond, high.PerSecond, place);
        }
    }

    private static void AddBracket(Panel panel, double low, double high, double place)
    {
        const double Cap = 0.16;
        (double, double)[] whisker =
        [
            (low, place + Cap),
            (low, place - Cap),
            (low, place),
            (high, place),
            (high, place + Cap),
            (high, place - Cap),
        ];
        panel.Line(whisker, PlotColor.Ink);
    }

    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Number("Capacity"),
        Column.Number("Interval, req/s"),
        Column.Text("Status"),
        Column.Number("Probes"),
        Column.Text("Broken first"),
    ];

    private static string[] Row(LayoutResult layout) =>
        [
            layout.Title(),
            LayoutRow.CapacityOf(layout),
            LayoutRow.BracketOf(layout),
            Marks.Of(layout).ToString(),
            Figures.Count(layout.Capacity.Probes),
            layout.Capacity.BrokenBy.Length > 0 ? layout.Capacity.BrokenBy : Figures.Missing,
        ];
}
