namespace CapacityLab.Load.Http;

/// <summary>Escapes UTF-8 text within the quotes of a JSON text: quote, backslash and control characters (RFC 8259, 7).</summary>
internal static class JsonEscape
{
    public static int Length(ReadOnlySpan<byte> value)
    {
        var length = value.Length;
        foreach (var b in value)
        {
            length +=
                Short(b) != 0 ? 1
                : b < ' ' ? 5
                : 0;
        }

        return length;
    }

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, ReadOnlySpan<byte> value)
    {
        var at = 0;
        foreach (var b in value)
        {
            if (Short(b) is var letter && letter != 0)
            {
                (to[at], to[at + 1]) = ((byte)'\\', letter);
                at += 2;
            }
            else if (b < ' ')
            {
                "\\u00"u8.CopyTo(to[at..]);
                (to[at + 4], to[at + 5]) = ("0123456789abcdef"u8[b >> 4], "0123456789abcdef"u8[b & 15]);
                at += 6;
            }
            else
            {
                to[at++] = b;
            }
        }

        return at;
    }

    /// <summary>What follows the backslash; 0: there is no such short form.</summary>
    private static byte Short(byte b) =>
        b switch
        {
            (byte)'"' or (byte)'\\' => b,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => 0,
        };
}
