using System.Xml.Linq;

namespace CapacityLab.Reports.Plots;

/// <summary>
/// Drops what Skia repeats: it clips every single shape, each time by a rectangle of its own. Text is not clipped at all,
/// since the reader's font may be wider than the one it was measured with.
/// </summary>
internal static class SvgClips
{
    public static void Simplify(XElement root)
    {
        ShareEqual(root);
        foreach (var group in Groups(root).Where(g => g.Descendants().Any(e => e.Name.LocalName == "text")))
        {
            group.Attribute("clip-path")?.Remove();
        }

        MergeNeighbours(root);
        RemoveUnused(root);
        Number(root);
    }

    // Skia numbers them over the life of the process; a report must not depend on what was drawn before it.
    private static void Number(XElement root)
    {
        var names = Clips(root)
            .Select((clip, index) => (clip.Attribute("id")!.Value, New: $"c{index + 1}"))
            .ToDictionary();
        foreach (var clip in Clips(root))
        {
            clip.SetAttributeValue("id", names[clip.Attribute("id")!.Value]);
        }

        foreach (var attribute in Groups(root).Select(g => g.Attribute("clip-path")).OfType<XAttribute>())
        {
            attribute.Value = $"url(#{names[attribute.Value[5..^1]]})";
        }
    }

    private static void ShareEqual(XElement root)
    {
        var first = new Dictionary<string, string>();
        var shared = new Dictionary<string, string>();
        foreach (var clip in Clips(root))
        {
            var shape = string.Concat(clip.Nodes());
            var id = clip.Attribute("id")!.Value;
            shared[$"url(#{id})"] = first.TryGetValue(shape, out var known) ? known : first[shape] = $"url(#{id})";
        }

        foreach (var attribute in Groups(root).Select(g => g.Attribute("clip-path")).OfType<XAttribute>())
        {
            attribute.Value = shared.GetValueOrDefault(attribute.Value, attribute.Value);
        }
    }

    private static void MergeNeighbours(XElement root)
    {
        RemoveUnused(root);
        foreach (var group in Groups(root))
        {
            if (group.PreviousNode is XElement before && CanJoin(before, group))
            {
                group.AddFirst(before.Nodes());
                before.Remove();
            }
        }
    }

    private static bool CanJoin(XElement before, XElement group) =>
        before.Name == group.Name
        && group.Attributes().Count() <= 1
        && before.Attributes().Count() <= 1
        && before.Attribute("clip-path")?.Value == group.Attribute("clip-path")?.Value;

    private static void RemoveUnused(XElement root)
    {
        foreach (var group in Groups(root).Where(g => !g.HasElements))
        {
            group.Remove();
        }

        var used = Groups(root).Select(g => g.Attribute("clip-path")?.Value).OfType<string>().ToHashSet();
        foreach (var clip in Clips(root).Where(c => !used.Contains($"url(#{c.Attribute("id")!.Value})")))
        {
            clip.Remove();
        }
    }

    private static XElement[] Groups(XElement root) => [.. root.Descendants().Where(e => e.Name.LocalName == "g")];

    private static XElement[] Clips(XElement root) =>
        [.. root.Descendants().Where(e => e.Name.LocalName == "clipPath")];
}
