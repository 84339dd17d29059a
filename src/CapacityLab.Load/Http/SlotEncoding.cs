using System.Buffers;

namespace CapacityLab.Load.Http;

/// <summary>
/// Writes the value of a slot so that it is data where it stands and cannot change what is around it. Every engine fills its
/// requests by this.
/// </summary>
internal static class SlotEncoding
{
    // RFC 3986: unreserved, then what a segment may hold besides, then what an address may.
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string OfSegment = Unreserved + "!$&'()*+,;=:@";
    private static readonly SearchValues<byte> InQuery = Bytes(Unreserved);
    private static readonly SearchValues<byte> InSegment = Bytes(OfSegment);
    private static readonly SearchValues<byte> InAddress = Bytes(OfSegment + "/?[]%");

    // WHATWG URL, application/x-www-form-urlencoded.
    private static readonly SearchValues<byte> InForm = Bytes(Unreserved.Replace("~", "*", StringComparison.Ordinal));

    /// <summary>Bytes that <see cref="Write"/> will write.</summary>
    public static int Length(SlotPlace place, ReadOnlySpan<byte> value, bool isJson)
    {
        switch (place)
        {
            case SlotPlace.Path:
            case SlotPlace.WholeQuery:
                return PercentLength(Local(place, value), InAddress, keepsTriplets: true, blank: (byte)'%');
            case SlotPlace.Segment:
                return PercentLength(value, InSegment, keepsTriplets: false, blank: (byte)'%');
            case SlotPlace.Query:
                return PercentLength(value, InQuery, keepsTriplets: false, blank: (byte)'%');
            case SlotPlace.Form:
                return PercentLength(value, InForm, keepsTriplets: false, blank: (byte)'+');
            case SlotPlace.JsonText:
                return JsonEscape.Length(value);
            case SlotPlace.JsonValue when !isJson:
                return JsonEscape.Length(value) + 2;
            default:
                return value.Length;
        }
    }

    /// <returns>Bytes written.</returns>
    public static int Write(SlotPlace place, Span<byte> to, ReadOnlySpan<byte> value, bool isJson)
    {
        switch (place)
        {
            case SlotPlace.Path:
            case SlotPlace.WholeQuery:
                return Percent(to, Local(place, value), InAddress, keepsTriplets: true, blank: (byte)'%');
            case SlotPlace.Segment:
                return Percent(to, value, InSegment, keepsTriplets: false, blank: (byte)'%');
            case SlotPlace.Query:
                return Percent(to, value, InQuery, keepsTriplets: false, blank: (byte)'%');
            case SlotPlace.Form:
                return Percent(to, value, InForm, keepsTriplets: false, blank: (byte)'+');
            case SlotPlace.Header:
                return OneLine(to, value);
            case SlotPlace.JsonText:
                return JsonEscape.Write(to, value);
            case SlotPlace.JsonValue when !isJson:
                to[0] = (byte)'"';
                var inner = JsonEscape.Write(to[1..], value);
                to[inner + 1] = (byte)'"';
                return inner + 2;
            default:
                value.CopyTo(to);
                return value.Length;
        }
    }

    private static ReadOnlySpan<byte> Local(SlotPlace place, ReadOnlySpan<byte> value)
    {
        var scheme =
            value.StartsWith("http://"u8) ? 7
            : value.StartsWith("https://"u8) ? 8
            : 0;
        if (place != SlotPlace.Path || scheme == 0)
        {
            return value;
        }

        var path = value[scheme..].IndexOf((byte)'/');
        return path < 0 ? "/"u8 : value[(scheme + path)..];
    }

    private static int PercentLength(ReadOnlySpan<byte> value, SearchValues<byte> kept, bool keepsTriplets, byte blank)
    {
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            length += IsKept(value, i, kept, keepsTriplets) || (value[i] == ' ' && blank == '+') ? 1 : 3;
        }

        return length;
    }

    private static int Percent(
        Span<byte> to,
        ReadOnlySpan<byte> value,
        SearchValues<byte> kept,
        bool keepsTriplets,
        byte blank
    )
    {
        var at = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (IsKept(value, i, kept, keepsTriplets))
            {
                to[at++] = value[i];
            }
            else if (value[i] == ' ' && blank == '+')
            {
                to[at++] = blank;
            }
            else
            {
                (to[at], to[at + 1], to[at + 2]) = ((byte)'%', Digit(value[i] >> 4), Digit(value[i] & 15));
                at += 3;
            }
        }

        return at;
    }

    // A lone % begins no encoded character and is one that has to be encoded.
    private static bool IsKept(ReadOnlySpan<byte> value, int at, SearchValues<byte> kept, bool keepsTriplets) =>
        kept.Contains(value[at])
        && (
            value[at] != '%'
            || (
                keepsTriplets
                && at + 2 < value.Length
                && char.IsAsciiHexDigit((char)value[at + 1])
                && char.IsAsciiHexDigit((char)value[at + 2])
            )
        );

    // A line's end in a value would begin another header, or another request; other control characters are no part of one.
    private static int OneLine(Span<byte> to, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            to[i] = HttpSyntax.IsControl((char)value[i]) ? (byte)' ' : value[i];
        }

        return value.Length;
    }

    private static byte Digit(int value) => "0123456789ABCDEF"u8[value];

    private static SearchValues<byte> Bytes(string ascii) => SearchValues.Create([.. ascii.Select(c => (byte)c)]);
}
