using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Makes the columns of one table go together: the order that one of them states holds for all.</summary>
internal static class FeedTables
{
    /// <param name="at">The section of the feeds.</param>
    /// <param name="feeds">As they were read one by one.</param>
    public static IReadOnlyDictionary<string, Feed> Unite(JsonCursor at, IReadOnlyDictionary<string, Feed> feeds)
    {
        var united = new Dictionary<string, Feed>(feeds);
        var tables = feeds
            .Where(feed => feed.Value is Feed.Values { Table: not null })
            .Select(feed => (feed.Key, Column: (Feed.Values)feed.Value))
            .GroupBy(feed => feed.Column.Table);
        foreach (var table in tables.Select(table => table.ToList()).Where(table => table.Count > 1))
        {
            var stated = table
                .Where(feed => !at.Property(feed.Key).Property(FeedSection.Order.Name).IsMissing)
                .ToList();
            CheckOrder(at, stated);
            CheckCount(at, table);
            foreach (var (name, column) in table)
            {
                united[name] = column with { Order = stated.Count > 0 ? stated[0].Column.Order : column.Order };
            }
        }

        return united;
    }

    private static void CheckOrder(JsonCursor at, List<(string Name, Feed.Values Column)> stated)
    {
        foreach (var (name, column) in stated.Where(feed => feed.Column.Order != stated[0].Column.Order))
        {
            at.Property(name)
                .Property(FeedSection.Order.Name)
                .Report(
                    $"{FeedSection.Orders.Word(column.Order)} where {JsonText.Cut(stated[0].Name)} has {FeedSection.Orders.Word(stated[0].Column.Order)}",
                    "one order for the columns of a table (a CSV file is one), or a \"table\" of its own"
                );
        }
    }

    private static void CheckCount(JsonCursor at, List<(string Name, Feed.Values Column)> table)
    {
        // Of a file that cannot be read there are no values, and that is told already.
        var counts = table.Where(feed => feed.Column.Items.Count > 0).ToList();
        foreach (var (name, column) in counts.Where(feed => feed.Column.Items.Count != counts[0].Column.Items.Count))
        {
            at.Property(name)
                .Report(
                    $"a column of {JsonText.Number(column.Items.Count)} values where {JsonText.Cut(counts[0].Name)} has {JsonText.Number(counts[0].Column.Items.Count)}",
                    "columns of a table that have as many values as each other"
                );
        }
    }
}
