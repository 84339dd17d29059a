using System.Xml.Linq;

namespace CapacityLab.Reports.Plots;

/// <summary>Fits a plot into a page that holds several: ids of its own, colours by class.</summary>
internal static class SvgInliner
{
    private static readonly Dictionary<string, string> Names = PlotColor.All.ToDictionary(
        c => c.Light,
        c => c.Name,
        StringComparer.OrdinalIgnoreCase
    );

    public static void Inline(XElement root, string prefix)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            Prefix(element, prefix);
            UseClasses(element);
        }
    }

    private static void Prefix(XElement element, string prefix)
    {
        if (element.Attribute("id") is { } id)
        {
            id.Value = $"{prefix}-{id.Value}";
        }

        if (element.Attribute("clip-path") is { } clip)
        {
            clip.Value = clip.Value.Replace("url(#", $"url(#{prefix}-", StringComparison.Ordinal);
        }
    }

    private static void UseClasses(XElement element)
    {
        var classes = new[] { Class(element, "fill"), Class(element, "stroke") }.OfType<string>().ToArray();
        if (classes.Length > 0)
        {
            element.SetAttributeValue("class", string.Join(' ', classes));
        }
    }

    private static string? Class(XElement element, string property)
    {
        if (element.Attribute(property) is not { } color || !Names.TryGetValue(color.Value, out var name))
        {
            return null;
        }

        color.Remove();
        return $"{property[0]}-{name}";
    }
}
