using System.Text;

namespace CapacityLab.Load.Http1;

/// <summary>The fields that decide where the body ends and whether the connection goes on; the others are passed over.</summary>
internal ref struct FramingFields
{
    private const long NoLength = -1;

    private long length = NoLength;
    private bool anyCoding;
    private bool chunkedLast;
    private bool close;
    private bool keepAlive;

    public FramingFields() { }

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    public ResponseFault Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (name.Length)
        {
            case 10 when Ascii.EqualsIgnoreCase(name, "connection"u8):
                TakeConnection(value);
                return ResponseFault.None;
            case 14 when Ascii.EqualsIgnoreCase(name, "content-length"u8):
                return TakeLength(value);
            case 17 when Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8):
                TakeCodings(value);
                return ResponseFault.None;
            default:
                return ResponseFault.None;
        }
    }

    /// <summary>The rules of RFC 9112, 6.3 (length of the body) and 9.3 (persistence).</summary>
    public readonly ResponseHead ToHead(int status, int minor, bool toHead)
    {
        var framing = FramingOf(status, toHead);
        // Both a coding and a length: somebody on the way got it wrong, and nothing after the body can be trusted.
        var doubtful = anyCoding && (length != NoLength || minor == 0);
        var persists = framing != BodyFraming.UntilClose && !doubtful && !close && (minor >= 1 || keepAlive);
        var fault = status == 101 ? ResponseFault.Upgrade : ResponseFault.None;
        return new ResponseHead(status, framing, framing == BodyFraming.Length ? length : 0, persists, fault);
    }

    private readonly BodyFraming FramingOf(int status, bool toHead) =>
        toHead || status is < 200 or 204 or 304 ? BodyFraming.None
        : chunkedLast ? BodyFraming.Chunked
        : anyCoding || length == NoLength ? BodyFraming.UntilClose
        : BodyFraming.Length;

    private void TakeConnection(ReadOnlySpan<byte> value)
    {
        foreach (var part in value.Split((byte)','))
        {
            var token = value[part].Trim(WhiteSpace);
            close |= Ascii.EqualsIgnoreCase(token, "close"u8);
            keepAlive |= Ascii.EqualsIgnoreCase(token, "keep-alive"u8);
        }
    }

    private void TakeCodings(ReadOnlySpan<byte> value)
    {
        foreach (var part in value.Split((byte)','))
        {
            var coding = value[part].Trim(WhiteSpace);
            if (!coding.IsEmpty)
            {
                anyCoding = true;
                chunkedLast = Ascii.EqualsIgnoreCase(coding, "chunked"u8);
            }
        }
    }

    // A list of the same number is allowed, as some intermediaries join two fields (RFC 9110, 8.6).
    private ResponseFault TakeLength(ReadOnlySpan<byte> value)
    {
        foreach (var part in value.Split((byte)','))
        {
            if (!TryNumber(value[part].Trim(WhiteSpace), out var number) || (length != NoLength && length != number))
            {
                return ResponseFault.ContentLength;
            }

            length = number;
        }

        return ResponseFault.None;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9' || number > (long.MaxValue - (digit - (byte)'0')) / 10)
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return !digits.IsEmpty;
    }
}
