using System.Diagnostics;
using System.Text.Json.Nodes;
using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class FeedSection
{
    // A double, and so JSON, holds each whole number up to here.
    private const long Largest = (1L << 53) - 1;

    public static readonly ChoiceShape<FeedOrder> Orders = new(
        ("random", FeedOrder.Random),
        ("sequence", FeedOrder.Sequence)
    );

    private static readonly Field<IReadOnlyList<long>> Range = Field.Of(
        "range",
        new ListShape<long>(new WholeShape<long>(-Largest, Largest), 2, 2, "whole numbers"),
        "First and last whole number, both included."
    );

    private static readonly Field<IReadOnlyList<FeedItem>> Values = Field.Of(
        "values",
        new ListShape<FeedItem>(new FeedItemShape(), 1, 1_000_000, "values"),
        "The values. Numbers and booleans stay such where a slot is a whole value of a JSON body; text stays text."
    );

    private static readonly Field<string> Csv = Field.Of(
        "csv",
        Any.FilePath,
        "A CSV file with a header line, relative to this file, in UTF-8 or UTF-16 with a byte order mark. Its values are text."
    );

    private static readonly Field<string> Column = Field.Of(
        "column",
        Any.Name,
        "The column of the CSV file that the values are taken from."
    );

    private static readonly Field<string> Table = Field.Of(
        "table",
        Any.Name,
        "Feeds of a scenario with the same table are columns: an iteration takes the values of one row. Default: of csv the file, so that its columns go together; of values none. Another name makes a column go by itself."
    );

    private static readonly Field<bool> Uuid = Field.Of(
        "uuid",
        Any.Flag,
        "true: a UUID for each iteration, which comes again in no other load, layout or run unless seed is given."
    );

    private static readonly Field<int> Seed = Field.Of(
        "seed",
        new WholeShape<int>(0, int.MaxValue),
        "Of uuid: with it each run, and each layout of a run, sends the same UUIDs again; the loads of a layout still differ. Default: none."
    );

    internal static readonly Field<FeedOrder> Order = Field.Of(
        "order",
        Orders,
        "random, the default: drawn by load.seed; or sequence: one after the other, from the first again after the last. Columns of one table have one order, which one of them may state for all.",
        FeedOrder.Random
    );

    public static readonly UnionShape<Feed> Shape = new(
        [Range, Values, Csv, Column, Table, Uuid, Seed, Order],
        Read,
        Write
    )
    {
        OneOf = [Range, Values, Csv, Uuid],
    };

    /// <summary>A feed whose name makes its values secrets, without them.</summary>
    public static Feed Hidden(string name, Feed feed) =>
        feed is Feed.Values values
            ? values with
            {
                Items = [.. values.Items.Select(item => Hidden(name, item))],
            }
            : feed;

    private static FeedItem Hidden(string name, FeedItem item) =>
        Secrets.HideIn(name, item.Text) is var shown && shown == item.Text ? item : new FeedItem(shown);

    private static JsonObject Write(Feed feed) =>
        feed switch
        {
            Feed.Range range => Written(
                (Range, Range.Shape.Json([range.From, range.To])),
                (Order, Order.Shape.Json(range.Order))
            ),
            Feed.Values list => Written(
                (Values, Values.Shape.Json(list.Items)),
                (Table, list.Table),
                (Order, Order.Shape.Json(list.Order))
            ),
            Feed.Uuid uuid => Written((Uuid, true), (Seed, uuid.Seed)),
            _ => throw new UnreachableException(),
        };

    private static JsonObject Written(params IEnumerable<(Field Field, JsonNode? Value)> fields) =>
        new(
            fields
                .Where(field => field.Value is not null)
                .Select(field => KeyValuePair.Create(field.Field.Name, field.Value))
        );

    private static Feed Read(ObjectReader reader)
    {
        var kind = reader.JustOne(Range, Values, Csv, Uuid);
        if (kind is not null && kind != Csv)
        {
            reader.Forbid(Column, kind.Name);
        }

        ForbidOthers(reader, kind);

        var order = reader.Get(Order);
        return kind switch
        {
            _ when kind == Range => ReadRange(reader, order),
            _ when kind == Values => new Feed.Values(reader.Get(Values) ?? [], order, reader.Get(Table)),
            _ when kind == Csv => new Feed.Values(ReadCsv(reader), order, reader.Get(Table) ?? FileOf(reader)),
            _ when kind == Uuid => ReadUuid(reader),
            _ => new Feed.Uuid(),
        };
    }

    private static void ForbidOthers(ObjectReader reader, Field? kind)
    {
        if (kind is not null && kind != Csv && kind != Values)
        {
            reader.Forbid(Table, kind.Name);
        }

        if (kind is not null && kind != Uuid)
        {
            reader.Forbid(Seed, kind.Name);
        }
    }

    /// <summary>The same for all ways to write the path of one file, and on every machine.</summary>
    private static string? FileOf(ObjectReader reader) =>
        reader.Get(Csv) is { } file
            ? Path.GetRelativePath(reader.At.File.Folder, reader.At.File.Resolve(file)).Replace('\\', '/')
            : null;

    private static Feed.Range ReadRange(ObjectReader reader, FeedOrder order)
    {
        if (reader.Get(Range) is not [var from, var to])
        {
            return new Feed.Range(0, 0, order);
        }

        if (from > to)
        {
            reader
                .Place(Range)
                .Report($"from {JsonText.Number(from)} to {JsonText.Number(to)}", "the smaller number first");
        }

        return new Feed.Range(from, to, order);
    }

    private static IReadOnlyList<FeedItem> ReadCsv(ObjectReader reader)
    {
        if (!reader.Has(Column))
        {
            reader.Place(Column).Report("the name of a column of the CSV file");
        }

        return reader.Get(Csv) is { } file && reader.Get(Column) is { } column
            ?
            [
                .. CsvColumn
                    .Read(reader.Place(Csv), file, reader.Place(Column), column)
                    .Select(text => new FeedItem(text)),
            ]
            : [];
    }

    private static Feed.Uuid ReadUuid(ObjectReader reader)
    {
        reader.Forbid(Order, Uuid.Name);
        if (reader.OptionalValue(Uuid) == false)
        {
            reader.Place(Uuid).Report("true");
        }

        return new Feed.Uuid(reader.OptionalValue(Seed));
    }
}
