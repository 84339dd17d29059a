using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CapacityLab.Load.Chance;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>The values of a feed as a function of the iteration's number.</summary>
internal sealed class FeedSource(Feed feed, Draw draw)
{
    private readonly byte[][] items = feed is Feed.Values given ? [.. given.Items.Select(Encoding.UTF8.GetBytes)] : [];

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

    /// <summary>The same value, into a slot and without allocation.</summary>
    public void Write(SlotValues values, int slot, long arrival, long iteration)
    {
        switch (feed)
        {
            case Feed.Range range:
                Utf8Formatter.TryFormat(NumberOf(range, arrival, iteration), values.Room(20), out var digits);
                values.Commit(slot, digits);
                break;
            case Feed.Values list:
                values.Set(slot, items[(int)Place((ulong)items.Length, list.Order, arrival, iteration)]);
                break;
            default:
                Utf8Formatter.TryFormat(Uuid(arrival), values.Room(36), out var written);
                values.Commit(slot, written);
                break;
        }
    }

    private string Number(Feed.Range range, long arrival, long iteration) =>
        NumberOf(range, arrival, iteration).ToString(CultureInfo.InvariantCulture);

    private long NumberOf(Feed.Range range, long arrival, long iteration) =>
        range.From + (long)Place((ulong)(range.To - range.From) + 1, range.Order, arrival, iteration);

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
