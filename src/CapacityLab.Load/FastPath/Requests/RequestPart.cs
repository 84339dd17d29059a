using System.Buffers.Text;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.FastPath.Requests;

/// <summary>A piece of a request: a part of a text, or the length of the body.</summary>
/// <param name="Text">Null: the length of the body stands here.</param>
internal sealed record RequestPart(SlotPart? Text)
{
    private const int MostDigits = 10;

    public static RequestPart OfBodyLength { get; } = new((SlotPart?)null);

    /// <summary>Whether it is the same in all requests.</summary>
    public bool IsFixed => Text is not { Literal: null };

    /// <summary>The most bytes that it can come to; of a text just those.</summary>
    public int Most(SlotValues values) => Text?.Length(values) ?? MostDigits;

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> to, SlotValues values, int bodyLength)
    {
        if (Text is { } text)
        {
            return text.Write(to, values);
        }

        Utf8Formatter.TryFormat(bodyLength, to, out var digits);
        return digits;
    }
}
