using System.Text;
using ScottPlot;
using SkiaSharp;

namespace CapacityLab.Reports.Plots;

/// <summary>Panels one under the other as one SVG.</summary>
internal sealed class PlotSheet(int width)
{
    private const float TitleBaseline = 15;
    private const int LabelHeight = 16;

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
            var data = height - (panel.BottomLabel.Length > 0 ? LabelHeight : 0);
            Fill(canvas, top, height);
            panel.Plot.Render(canvas, new PixelRect(0, width, top + data, top));
            DrawText(
                canvas,
                panel.Title,
                PlotColor.Ink,
                bold: true,
                new SKPoint(4, top + TitleBaseline),
                SKTextAlign.Left
            );
            var end = new SKPoint(width - 14, top + height - 5);
            DrawText(canvas, panel.BottomLabel, PlotColor.Muted, bold: false, end, SKTextAlign.Right);
            top += height;
        }
    }

    private void Fill(SKCanvas canvas, float top, float height)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(PlotColor.Paper.Light) };
        canvas.DrawRect(0, top, width, height, paint);
    }

    private static void DrawText(
        SKCanvas canvas,
        string text,
        PlotColor color,
        bool bold,
        SKPoint at,
        SKTextAlign align
    )
    {
        if (text.Length == 0)
        {
            return;
        }

        using var paint = new SKPaint { Color = SKColor.Parse(color.Light) };
        using var font = new SKFont(Fonts.GetTypeface(PlotFont.Name, bold, italic: false), bold ? 12.5f : 12);
        canvas.Save();
        canvas.Translate(at);
        canvas.DrawText(text, 0, 0, align, font, paint);
        canvas.Restore();
    }
}
