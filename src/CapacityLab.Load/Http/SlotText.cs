using System.Text;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>A part of a request with its slots, taken apart once: what stands where, and how each value is written there.</summary>
internal sealed class SlotText
{
    private SlotText(IReadOnlyList<SlotPart> parts) =>
        Parts = [.. parts.Where(part => part.Literal is not { Length: 0 })];

    public SlotPart[] Parts { get; }

    /// <summary>Without slots: the text itself; else null.</summary>
    public byte[]? Fixed => Array.TrueForAll(Parts, part => part.Literal is not null) ? Literal() : null;

    /// <param name="address">Whose path goes before.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="slotOf">Place of a slot's value.</param>
    public static SlotText OfPath(Uri address, string path, Func<string, int> slotOf)
    {
        var template = Template.Parse(path, slotOf);
        var (first, more) = (template.Literals[0], template.Literals.Skip(1));
        string[] literals = [.. more.Prepend(address.AbsolutePath.TrimEnd('/') + first).Select(UrlText.Encode)];
        return Of(literals, template.Slots, SlotPlaces.InPath(template.Literals));
    }

    public static SlotText OfHeader(string value, Func<string, int> slotOf)
    {
        var template = Template.Parse(value, slotOf);
        return Of(template.Literals, template.Slots, [.. template.Slots.Select(_ => SlotPlace.Header)]);
    }

    /// <summary>The body of text; a step without one has an empty one.</summary>
    public static SlotText OfBody(HttpStep step, Func<string, int> slotOf)
    {
        var template = Template.Parse(step.Body ?? "", slotOf);
        if (step.BodyIsJson)
        {
            var (literals, places) = JsonSlots.Of(template.Literals);
            return Of(literals, template.Slots, places);
        }

        var place = step.HasForm && !SlotPlaces.IsOneSlot(template.Literals) ? SlotPlace.Form : SlotPlace.Raw;
        return Of(template.Literals, template.Slots, [.. template.Slots.Select(_ => place)]);
    }

    public int Length(SlotValues values)
    {
        var length = 0;
        foreach (var part in Parts)
        {
            length += part.Length(values);
        }

        return length;
    }

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> to, SlotValues values)
    {
        var at = 0;
        foreach (var part in Parts)
        {
            at += part.Write(to[at..], values);
        }

        return at;
    }

    public byte[] Fill(SlotValues values)
    {
        var bytes = new byte[Length(values)];
        Write(bytes, values);
        return bytes;
    }

    private byte[] Literal() => [.. Parts.SelectMany(part => part.Literal!)];

    private static SlotText Of(
        IReadOnlyList<string> literals,
        IReadOnlyList<int> slots,
        IReadOnlyList<SlotPlace> places
    )
    {
        var parts = new List<SlotPart>();
        for (var i = 0; i < literals.Count; i++)
        {
            parts.Add(new SlotPart(Encoding.UTF8.GetBytes(literals[i]), 0, SlotPlace.Raw));
            if (i < slots.Count)
            {
                parts.Add(new SlotPart(null, slots[i], places[i]));
            }
        }

        return new SlotText(parts);
    }
}
