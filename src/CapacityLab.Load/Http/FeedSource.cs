using System.Globalization;
using CapacityLab.Load.Chance;

namespace CapacityLab.Load.Http;

/// <summary>The values of a feed as a function of the iteration's number.</summary>
internal sealed class FeedSource(Feed feed, Draw draw)
{
    /// <param name="arrival">Number of the arrival in the run.</param>
    /// <param name="iteration">Number of the iteration among those of its scenario.</param>
    public string ValueOf(long arrival, long iteration) =>
        feed switch
        {
            Feed.Range range => Number(range, arrival, iteration),
            Feed.Values values => values.Items[(int)Place((ulong)values.Items.Count, values.Order, arrival, iteration)],
            Feed.Uuid => Uuid(arrival).ToString(),
            _ => throw new NotSupportedException(feed.GetType().Name),
        };

    private string Number(Feed.Range range, long arrival, long iteration)
    {
        var place = Place((ulong)(range.To - range.From) + 1, range.Order, arrival, iteration);
        return (range.From + (long)place).ToString(CultureInfo.InvariantCulture);
    }

    private ulong Place(ulong count, FeedOrder order, long arrival, long iteration) =>
        order == FeedOrder.Sequence ? (ulong)iteration % count : draw.Below(count, arrival);

    // RFC 9562, version 4: random but for the version and variant bits.
    private Guid Uuid(long arrival)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, draw.Bits(2 * arrival));
        BitConverter.TryWriteBytes(bytes[8..], draw.Bits((2 * arrival) + 1));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
