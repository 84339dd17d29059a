namespace CapacityLab.Load.Http1;

/// <summary>
/// Takes a chunked body apart (RFC 9112, 7.1), fed in pieces of any length: sizes, extensions, data, trailers. Knows
/// nothing of what the data is.
/// </summary>
internal struct ChunkedBody
{
    private const long LargestSize = long.MaxValue >> 4;

    private Place place;
    private long left;
    private int skipped;
    private bool anyDigit;
    private bool lineHasColon;
    private bool nameHasEnded;

    private enum Place : byte
    {
        Size,
        AfterSize,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        TrailerStart,
        Trailer,
        TrailerLineFeed,
        LastLineFeed,
        Done,
        Wrong,
    }

    public readonly bool IsDone => place == Place.Done;

    public readonly bool IsWrong => place == Place.Wrong;

    /// <summary>Takes bytes up to the end of the body, of a piece of data, or of what there is.</summary>
    /// <param name="data">The part of <paramref name="bytes"/> that is data of the body; empty where there was none.</param>
    /// <returns>How many bytes were taken.</returns>
    public int Take(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> data)
    {
        data = default;
        var at = 0;
        while (at < bytes.Length && place < Place.Done)
        {
            if (place == Place.Data)
            {
                data = bytes.Slice(at, (int)Math.Min(left, bytes.Length - at));
                left -= data.Length;
                place = left == 0 ? Place.DataReturn : Place.Data;
                return at + data.Length;
            }

            place = Next(bytes[at++]);
        }

        return at;
    }

    private Place Next(byte b) =>
        place switch
        {
            Place.Size => InSize(b),
            Place.AfterSize => BehindSize(b),
            Place.Extension => InExtension(b),
            Place.SizeLineFeed => b == '\n' ? AfterSize() : Place.Wrong,
            Place.DataReturn => b switch
            {
                (byte)'\r' => Place.DataLineFeed,
                (byte)'\n' => Begin(),
                _ => Place.Wrong,
            },
            Place.DataLineFeed => b == '\n' ? Begin() : Place.Wrong,
            Place.TrailerStart => AtTrailer(b),
            Place.Trailer => InTrailer(b),
            Place.TrailerLineFeed => b == '\n' ? AfterTrailer() : Place.Wrong,
            Place.LastLineFeed => b == '\n' ? Place.Done : Place.Wrong,
            _ => Place.Wrong,
        };

    private Place Begin()
    {
        (left, skipped, anyDigit) = (0, 0, false);
        return Place.Size;
    }

    private Place InSize(byte b)
    {
        if (HexOf(b) is var digit and >= 0)
        {
            anyDigit = true;
            // Leading zeros without end are an attack or a fault, never a size.
            if (left > LargestSize || ++skipped > ResponseLimits.ChunkExtension)
            {
                return Place.Wrong;
            }

            left = (left << 4) | (uint)digit;
            return Place.Size;
        }

        return anyDigit ? BehindSize(b) : Place.Wrong;
    }

    // White space, and then nothing but an extension or the end of the line.
    private Place BehindSize(byte b) =>
        b switch
        {
            (byte)' ' or (byte)'\t' => ++skipped > ResponseLimits.ChunkExtension ? Place.Wrong : Place.AfterSize,
            (byte)';' or (byte)'\r' or (byte)'\n' => InExtension(b),
            _ => Place.Wrong,
        };

    private Place InExtension(byte b) =>
        b switch
        {
            (byte)'\r' => Place.SizeLineFeed,
            (byte)'\n' => AfterSize(),
            _ => IsControl(b) || ++skipped > ResponseLimits.ChunkExtension ? Place.Wrong : Place.Extension,
        };

    private Place AfterSize()
    {
        skipped = 0;
        return left > 0 ? Place.Data : Place.TrailerStart;
    }

    private Place AtTrailer(byte b)
    {
        // A folded line goes on with a field that had its colon.
        bool isFolded = b is (byte)' ' or (byte)'\t' && skipped > 0;
        (lineHasColon, nameHasEnded) = (isFolded, isFolded);
        return b switch
        {
            (byte)'\r' => Place.LastLineFeed,
            (byte)'\n' => Place.Done,
            _ => isFolded || HeadParser.IsTokenByte(b) ? InTrailer(b) : Place.Wrong,
        };
    }

    // As in a head: a name, white space at most, a colon, and a value without control characters.
    private Place InTrailer(byte b)
    {
        bool isWrong = lineHasColon ? IsControl(b) : !IsOfName(b);
        lineHasColon |= b == ':';
        return b switch
        {
            (byte)'\r' => Place.TrailerLineFeed,
            (byte)'\n' => AfterTrailer(),
            _ => isWrong || ++skipped > ResponseLimits.Head ? Place.Wrong : Place.Trailer,
        };
    }

    private bool IsOfName(byte b)
    {
        bool isSpace = b is (byte)' ' or (byte)'\t';
        bool isAllowed = b == ':' || isSpace || (!nameHasEnded && HeadParser.IsTokenByte(b));
        nameHasEnded |= isSpace;
        return isAllowed;
    }

    private static bool IsControl(byte b) => b is < 32 and not (byte)'\t' or 127;

    private readonly Place AfterTrailer() => lineHasColon ? Place.TrailerStart : Place.Wrong;

    private static int HexOf(byte b) =>
        b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
            _ => -1,
        };
}
