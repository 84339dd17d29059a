using CapacityLab.Reports.Text;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CapacityLab.Reports.Plots;

/// <summary>One plot in the report's style: quiet axes, a light grid, its title at the top left.</summary>
internal sealed class Panel
{
    private const float FontSize = 12;

    public Panel(string title, float left = 50, float bottom = 22, float top = 24, float right = 14)
    {
        PlotFont.Use();
        Title = title;
        Plot = new Plot();
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.FigureBackground.Color = PlotColor.Paper.Color;
        Plot.DataBackground.Color = PlotColor.Paper.Color;
        Plot.Layout.Fixed(new PixelPadding(left, right, bottom, top));
        StyleAxes();
        StyleLegend();
    }

    public Plot Plot { get; }

    /// <summary>Whether the vertical axis holds decimal logarithms.</summary>
    public bool IsLog { get; private init; }

    public static Panel Log(string title, string bottomLabel = "") =>
        new(title) { IsLog = true, BottomLabel = bottomLabel };

    public double Y(double value) => IsLog ? Math.Log10(Math.Max(value, LogTicks.Least)) : value;

    /// <summary>Sets the limits, on values and not on logarithms; the top leaves room for the legend.</summary>
    public Panel Limits(double right, IEnumerable<double> values, double leastTop, double room = 1.28)
    {
        var shown = values.Where(double.IsFinite).Append(leastTop).ToArray();
        return IsLog ? LogLimits(right, shown) : LinearLimits(right, shown.Max() * room);
    }

    public Panel LinearLimits(double right, double top)
    {
        Plot.Axes.SetLimits(0, Positive(right), 0, Positive(top));
        Plot.Axes.Left.TickGenerator = Ticks(20);
        Plot.Axes.Bottom.TickGenerator = Ticks(60);
        return this;
    }

    public void Legend(Alignment alignment = Alignment.UpperLeft)
    {
        Plot.ShowLegend(alignment, Orientation.Horizontal);
    }

    /// <summary>What the horizontal axis shows; named once, at the lowest panel.</summary>
    public string BottomLabel { get; init; } = "";

    public string Title { get; }

    private Panel LogLimits(double right, IReadOnlyList<double> values)
    {
        var positive = values.Where(v => v > 0).DefaultIfEmpty(1).ToArray();
        var low = Math.Log10(Math.Max(positive.Min(), LogTicks.Least));
        var high = Math.Log10(Math.Max(positive.Max(), LogTicks.Least));
        var span = Math.Max(high - low, 0.6);
        Plot.Axes.SetLimits(0, Positive(right), low - (0.08 * span), low + (1.32 * span));
        Plot.Axes.Left.TickGenerator = LogTicks.Between(low - (0.08 * span), low + (1.32 * span));
        Plot.Axes.Bottom.TickGenerator = Ticks(60);
        return this;
    }

    private static double Positive(double limit) => double.IsFinite(limit) && limit > 0 ? limit : 1;

    private static NumericAutomatic Ticks(float spacing) =>
        new() { MinimumTickSpacing = spacing, LabelFormatter = value => Figures.Number(value) };

    private void StyleAxes()
    {
        Plot.Axes.FrameColor(PlotColor.Muted.Color);
        Plot.Axes.Right.IsVisible = false;
        Plot.Axes.Top.IsVisible = false;
        Plot.Axes.Left.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = PlotColor.Grid.Color;
        foreach (var axis in new IAxis[] { Plot.Axes.Left, Plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontSize = FontSize;
            axis.TickLabelStyle.ForeColor = PlotColor.Muted.Color;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.MajorTickStyle.Width = 0;
            axis.MinorTickStyle.Width = 0;
        }
    }

    private void StyleLegend()
    {
        Plot.Legend.IsVisible = false;
        Plot.Legend.FontSize = FontSize;
        Plot.Legend.FontColor = PlotColor.Ink.Color;
        Plot.Legend.OutlineWidth = 0;
        Plot.Legend.ShadowColor = Colors.Transparent;
        Plot.Legend.BackgroundColor = PlotColor.Paper.Color;
        Plot.Legend.Margin = new PixelPadding(2, 2);
        Plot.Legend.Padding = new PixelPadding(3, 1);
        Plot.Legend.SymbolWidth = 16;
        // The reader's font may be wider than the one that is measured here.
        Plot.Legend.InterItemPadding = new PixelPadding(4, 16, 4, 4);
        Plot.Legend.TightHorizontalWrapping = true;
    }
}
