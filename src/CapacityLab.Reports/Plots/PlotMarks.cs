using ScottPlot;
using ScottPlot.Plottables;

namespace CapacityLab.Reports.Plots;

/// <summary>The marks that the plots are made of, in the report's style.</summary>
internal static class PlotMarks
{
    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledSquare,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown,
        MarkerShape.OpenCircle,
    ];

    public static MarkerShape Shape(int series) => Shapes[series % Shapes.Length];

    public static Scatter Line(this Panel panel, IReadOnlyList<(double X, double Y)> points, PlotColor color)
    {
        var line = panel.Plot.Add.Scatter(
            points.Select(p => p.X).ToArray(),
            points.Select(p => panel.Y(p.Y)).ToArray(),
            color.Color
        );
        line.LineWidth = 1.75f;
        line.MarkerSize = 0;
        return line;
    }

    public static Scatter Marked(
        this Panel panel,
        IReadOnlyList<(double X, double Y)> points,
        PlotColor color,
        MarkerShape shape
    )
    {
        var line = panel.Line(points, color);
        line.MarkerShape = shape;
        line.MarkerSize = 6.5f;
        line.MarkerLineWidth = 1.75f;
        line.MarkerLineColor = color.Color;
        return line;
    }

    public static void Points(
        this Panel panel,
        IReadOnlyList<(double X, double Y)> points,
        PlotColor color,
        MarkerShape shape,
        string legend
    )
    {
        if (points.Count > 0)
        {
            var marks = panel.Marked(points, color, shape);
            marks.LineWidth = 0;
            marks.MarkerSize = 8;
            marks.LegendText = legend;
        }
    }

    /// <summary>A value that matters, across the panel, named at the left: where loads are low, curves are low too.</summary>
    public static void Level(this Panel panel, double value, PlotColor color, string text)
    {
        var line = panel.Plot.Add.HorizontalLine(panel.Y(value), Dash.Long.Width, color.Color);
        line.EnableAutoscale = false;
        panel.Label(" " + text, 0, value, color, Alignment.LowerLeft);
    }

    public static void Upright(this Panel panel, double x, PlotColor color, Dash? dash)
    {
        var line = panel.Plot.Add.VerticalLine(x, dash?.Width ?? 1.5f, color.Color);
        line.EnableAutoscale = false;
    }

    public static ScottPlot.Plottables.Text Label(
        this Panel panel,
        string text,
        double x,
        double value,
        PlotColor color,
        Alignment alignment
    )
    {
        var label = panel.Plot.Add.Text(text, x, panel.Y(value));
        label.LabelFontSize = 12;
        label.LabelFontColor = color.Color;
        label.LabelAlignment = alignment;
        return label;
    }
}
