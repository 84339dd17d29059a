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

    private enum Place : byte
    {
        Size,
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

        return anyDigit ? InExtension(b) : Place.Wrong;
    }

    private Place InExtension(byte b)
    {
        if (place == Place.Size && b is not ((byte)';' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            return Place.Wrong;
        }

        return b switch
        {
            (byte)'\r' => Place.SizeLineFeed,
            (byte)'\n' => AfterSize(),
            _ => ++skipped > ResponseLimits.ChunkExtension ? Place.Wrong : Place.Extension,
        };
    }

    private Place AfterSize()
    {
        skipped = 0;
        return left > 0 ? Place.Data : Place.TrailerStart;
    }

    private Place AtTrailer(byte b)
    {
        // A folded line goes on with a field that had its colon.
        lineHasColon = b is (byte)' ' or (byte)'\t' && skipped > 0;
        return b switch
        {
            (byte)'\r' => Place.LastLineFeed,
            (byte)'\n' => Place.Done,
            (byte)':' => Place.Wrong,
            _ => InTrailer(b),
        };
    }

    private Place InTrailer(byte b)
    {
        lineHasColon |= b == ':';
        return b switch
        {
            (byte)'\r' => Place.TrailerLineFeed,
            (byte)'\n' => AfterTrailer(),
            _ => ++skipped > ResponseLimits.Head ? Place.Wrong : Place.Trailer,
        };
    }

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
