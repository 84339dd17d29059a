using System.Buffers;
using System.Buffers.Text;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.FastPath.Requests;

/// <summary>A piece of a request: a text that is the same in all of them, the value of a slot, or the length of the body.</summary>
internal sealed record RequestPart(RequestPartKind Kind, byte[] Text, int Slot)
{
    // What no address may hold is percent-encoded; the rest has a meaning in one (see UrlText).
    private static readonly SearchValues<byte> UrlBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"u8
    );

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    /// <summary>The most bytes that it can come to.</summary>
    public int Most(SlotValues values) =>
        Kind switch
        {
            RequestPartKind.Text => Text.Length,
            RequestPartKind.BodyLength => 10,
            RequestPartKind.InAddress => values[Slot].Length * 3,
            _ => values[Slot].Length,
        };

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> to, SlotValues values, int bodyLength)
    {
        switch (Kind)
        {
            case RequestPartKind.Text:
                Text.CopyTo(to);
                return Text.Length;
            case RequestPartKind.BodyLength:
                Utf8Formatter.TryFormat(bodyLength, to, out var digits);
                return digits;
            case RequestPartKind.InAddress:
                return WriteEncoded(to, values[Slot]);
            case RequestPartKind.InHeader:
                return WriteOneLine(to, values[Slot]);
            default:
                values[Slot].CopyTo(to);
                return values[Slot].Length;
        }
    }

    private static int WriteEncoded(Span<byte> to, ReadOnlySpan<byte> value)
    {
        var at = 0;
        foreach (var b in value)
        {
            if (UrlBytes.Contains(b))
            {
                to[at++] = b;
            }
            else
            {
                (to[at], to[at + 1], to[at + 2]) = ((byte)'%', Digits[b >> 4], Digits[b & 15]);
                at += 3;
            }
        }

        return at;
    }

    // A line's end in a value would begin another header, or another request; other control characters are no part of one.
    private static int WriteOneLine(Span<byte> to, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            to[i] = HttpSyntax.IsControl((char)value[i]) ? (byte)' ' : value[i];
        }

        return value.Length;
    }
}

internal enum RequestPartKind : byte
{
    Text,
    InAddress,
    InHeader,
    InBody,
    Line,
    BodyLength,
}
