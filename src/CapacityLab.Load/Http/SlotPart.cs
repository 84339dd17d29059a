using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>A piece of a text: one that is always the same, or the value of a slot.</summary>
/// <param name="Literal">Null: the value of the slot stands here.</param>
/// <param name="Slot">Place of the value.</param>
/// <param name="Place">How the value is written.</param>
internal readonly record struct SlotPart(byte[]? Literal, int Slot, SlotPlace Place)
{
    public int Length(SlotValues values) =>
        Literal?.Length ?? SlotEncoding.Length(Place, values[Slot], values.IsJson(Slot));

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> to, SlotValues values)
    {
        if (Literal is null)
        {
            return SlotEncoding.Write(Place, to, values[Slot], values.IsJson(Slot));
        }

        Literal.CopyTo(to);
        return Literal.Length;
    }
}
