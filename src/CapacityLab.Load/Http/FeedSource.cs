using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CapacityLab.Load.Chance;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>The values of a feed as a function of the iteration's number.</summary>
internal sealed class FeedSource(Feed feed, Draw draw)
{
    private readonly byte[][] items = feed is Feed.Values given
        ? [.. given.Items.Select(item => Encoding.UTF8.GetBytes(item.Text))]
        : [];

    /// <summary>The sources of a scenario in their order, for one load.</summary>
    public static FeedSource[] Of(HttpScenario scenario, int seed) =>
        [
            .. scenario.Feeds.Select(feed => new FeedSource(
                feed.Value,
                DrawOf(scenario.Name, feed.Key, feed.Value, seed)
            )),
        ];

    /// <summary>Writes the value into a slot, without allocation.</summary>
    /// <param name="values">Of the iteration.</param>
    /// <param name="slot">Where the value goes.</param>
    /// <param name="arrival">Number of the arrival in the run.</param>
    /// <param name="iteration">Number of the iteration among those of its scenario.</param>
    public void Write(SlotValues values, int slot, long arrival, long iteration)
    {
        switch (feed)
        {
            case Feed.Range range:
                Utf8Formatter.TryFormat(NumberOf(range, arrival, iteration), values.Room(20), out var digits);
                values.Commit(slot, digits, isJson: true);
                break;
            case Feed.Values list:
                var place = (int)Place((ulong)items.Length, list.Order, arrival, iteration);
                values.Set(slot, items[place], list.Items[place].IsJson);
                break;
            default:
                Utf8Formatter.TryFormat(Uuid(arrival), values.Room(36), out var written);
                values.Commit(slot, written);
                break;
        }
    }

    private static Draw DrawOf(string scenario, string name, Feed feed, int seed) =>
        feed switch
        {
            // Chance without a seed, on purpose: what has to be unique must not come again in the next load, run or process.
            Feed.Uuid { Seed: null } => new Draw(seed, $"uuid {scenario} {name} {Guid.NewGuid():N}"),
            Feed.Uuid { Seed: { } own } => new Draw(
                seed,
                string.Create(CultureInfo.InvariantCulture, $"uuid {scenario} {name} {own}")
            ),
            Feed.Values { Table: { } table } => new Draw(seed, $"table {scenario} {table}"),
            _ => new Draw(seed, $"feed {scenario} {name}"),
        };

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
