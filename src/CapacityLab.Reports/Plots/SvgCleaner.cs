using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CapacityLab.Reports.Plots;

/// <summary>
/// Makes Skia's SVG into one that browsers show alike: text as one run with an anchor, because Skia places each glyph by
/// the metrics of a font that the reader may lack (and ends the lists with a comma, which shifts text in Firefox).
/// </summary>
internal static partial class SvgCleaner
{
    public static void Clean(XElement root)
    {
        RemoveTickStubs(root);
        foreach (var element in root.Descendants())
        {
            CleanElement(element);
        }

        SvgClips.Simplify(root);
    }

    // Ticks have no length here, and are still drawn; nothing else is in Skia's own black.
    private static void RemoveTickStubs(XElement root) =>
        root.Descendants().Where(e => e.Attribute("stroke")?.Value == "black").Remove();

    private static void CleanElement(XElement element)
    {
        if (element.Name.LocalName == "text")
        {
            CleanText(element);
        }

        foreach (var attribute in element.Attributes().Where(a => Numeric.Contains(a.Name.LocalName)))
        {
            attribute.Value = Decimals().Replace(attribute.Value, Rounded);
        }

        element.Attribute("stroke-miterlimit")?.Remove();
        element.Attribute("vector-effect")?.Remove();
        if (Dash.OfWidth(element.Attribute("stroke-width")?.Value) is { } dash)
        {
            element.SetAttributeValue("stroke-width", "1.5");
            element.SetAttributeValue("stroke-dasharray", dash.Pattern);
        }
    }

    private static readonly HashSet<string> Numeric =
    [
        "d",
        "x",
        "y",
        "cx",
        "cy",
        "rx",
        "ry",
        "width",
        "height",
        "transform",
        "points",
    ];

    private static void CleanText(XElement text)
    {
        text.Value = text.Value.Trim();
        var first = First(text.Attribute("x"));
        text.SetAttributeValue("text-anchor", Anchor(text, first));
        text.SetAttributeValue("x", text.Attribute("text-anchor")!.Value == "start" ? Text(first) : "0");
        text.SetAttributeValue("y", Text(First(text.Attribute("y"))));
        text.Attribute("font-family")?.Remove();
    }

    // Skia writes where the first glyph starts from the point that the text was aligned to.
    private static string Anchor(XElement text, float first)
    {
        var size = float.Parse(text.Attribute("font-size")?.Value ?? "12", CultureInfo.InvariantCulture);
        var width = PlotFont.Width(text.Value, size, text.Attribute("font-weight") is not null);
        var share = width > 0 ? -first / width : 0;
        return share switch
        {
            > 0.8f and < 1.2f => "end",
            > 0.3f and < 0.7f => "middle",
            _ => "start",
        };
    }

    private static float First(XAttribute? list) =>
        float.TryParse(list?.Value.Split(',')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            ? first
            : 0;

    private static string Text(float value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Rounded(Match number) =>
        double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+\.\d+(e-?\d+)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Decimals();
}
