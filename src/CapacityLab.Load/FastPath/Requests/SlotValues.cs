namespace CapacityLab.Load.FastPath.Requests;

/// <summary>The values of one iteration's slots as bytes, in room that is used again.</summary>
internal sealed class SlotValues(int count)
{
    private readonly (int Start, int Length, bool IsJson)[] places = new (int, int, bool)[count];
    private byte[] bytes = new byte[count * 16];
    private int used;

    public int Count => places.Length;

    public ReadOnlySpan<byte> this[int slot] => bytes.AsSpan(places[slot].Start, places[slot].Length);

    /// <summary>Whether the value is JSON as it stands, such as a number; else it is text.</summary>
    public bool IsJson(int slot) => places[slot].IsJson;

    public void Clear()
    {
        Array.Clear(places);
        used = 0;
    }

    public void Set(int slot, ReadOnlySpan<byte> value, bool isJson = false)
    {
        value.CopyTo(Room(value.Length));
        Commit(slot, value.Length, isJson);
    }

    /// <summary>To be written to, before <see cref="Commit"/>.</summary>
    public Span<byte> Room(int length)
    {
        if (used + length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(used + length, bytes.Length * 2));
        }

        return bytes.AsSpan(used);
    }

    public void Commit(int slot, int length, bool isJson = false)
    {
        places[slot] = (used, length, isJson);
        used += length;
    }
}
