using System.Text;
using ScottPlot;
using SkiaSharp;

namespace CapacityLab.Reports.Plots;

/// <summary>Panels one under the other as one SVG.</summary>
internal sealed class PlotSheet(int width)
{
    private const float TitleBaseline = 15;

    private readonly List<(Panel Panel, int Height)> _panels = [];

    public PlotSheet Add(Panel panel, int height)
    {
        _panels.Add((panel, height));
        return this;
    }

    public SvgPlot Render()
    {
        var height = _panels.Sum(p => p.Height);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            Draw(canvas);
        }

        return SvgPlot.Parse(Encoding.UTF8.GetString(stream.ToArray()), width, height);
    }

    private void Draw(SKCanvas canvas)
    {
        var top = 0;
        foreach (var (panel, height) in _panels)
        {
            panel.Plot.Render(canvas, new PixelRect(0, width, top + height, top));
            DrawTitle(canvas, panel, top);
            top += height;
        }
    }

    private static void DrawTitle(SKCanvas canvas, Panel panel, float top)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(PlotColor.Ink.Light) };
        using var font = new SKFont(Fonts.GetTypeface(PlotFont.Name, bold: true, italic: false), 12.5f);
        canvas.DrawText(panel.Title, 4, top + TitleBaseline, font, paint);
    }
}
