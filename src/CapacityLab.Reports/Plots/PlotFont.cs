using ScottPlot;
using SkiaSharp;

namespace CapacityLab.Reports.Plots;

/// <summary>The font that plots are measured with, from this assembly: a bare container has none.</summary>
internal sealed class PlotFont : IFontResolver
{
    public const string Name = "Open Sans";

    private static readonly Lazy<PlotFont> Registered = new(Register);

    private readonly SKTypeface _regular = Load("OpenSans-Regular.ttf");
    private readonly SKTypeface _bold = Load("OpenSans-Bold.ttf");

    private PlotFont() { }

    /// <summary>Makes it the default of every plot from here on, once a process.</summary>
    public static void Use() => _ = Registered.Value;

    public static float Width(string text, float size, bool bold)
    {
        using var font = new SKFont(bold ? Registered.Value._bold : Registered.Value._regular, size);
        return font.MeasureText(text);
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != Name ? null
        : bold ? _bold
        : _regular;

    private static PlotFont Register()
    {
        var font = new PlotFont();
        Fonts.FontResolvers.Insert(0, font);
        Fonts.Default = Name;
        return font;
    }

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(PlotFont).Assembly.GetManifestResourceStream(resource)!;
        return SKTypeface.FromStream(stream)
            ?? throw new InvalidOperationException($"The embedded font {resource} cannot be read.");
    }
}
