using System.Globalization;
using System.Xml.Linq;
using CapacityLab.Results.Texts;

namespace CapacityLab.Reports.Plots;

/// <summary>A rendered plot, cleaned: real text in the reader's font, a view box, nothing that Skia leaves behind.</summary>
internal sealed class SvgPlot
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    private SvgPlot(XElement root) => _root = root;

    public static SvgPlot Parse(string xml, int width, int height)
    {
        var drawn = XElement.Parse(VisibleText.Of(xml));
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Open Sans', sans-serif"),
            drawn.Elements()
        );
        SvgCleaner.Clean(root);
        return new SvgPlot(root);
    }

    /// <summary>A file of its own, in light colours.</summary>
    public string Standalone(string title, int width)
    {
        var root = new XElement(_root);
        root.SetAttributeValue("width", width);
        root.AddFirst(new XElement(Svg + "title", VisibleText.Of(title)));
        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>A part of an HTML page: ids prefixed, colours as classes of the page's style sheet.</summary>
    public string Inline(string id, string alternative)
    {
        var root = new XElement(_root);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", VisibleText.Of(alternative));
        root.Attribute("font-family")?.Remove();
        SvgInliner.Inline(root, id);
        return root.ToString(SaveOptions.DisableFormatting).Replace($" xmlns=\"{Svg}\"", "", StringComparison.Ordinal);
    }
}
