using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class FeedReader
{
    // A double, and so JSON, holds each whole number up to here.
    private const long Largest = (1L << 53) - 1;

    public static readonly ChoiceShape<FeedOrder> Orders = new(
        ("random", FeedOrder.Random),
        ("sequence", FeedOrder.Sequence)
    );

    private static readonly Field<IReadOnlyList<long>> Range = Field.Optional(
        "range",
        new ListShape<long>(new WholeShape<long>(-Largest, Largest), 2, 2, "whole numbers"),
        "First and last whole number, both included."
    );

    private static readonly Field<IReadOnlyList<string>> Values = Field.Optional(
        "values",
        new ListShape<string>(Any.Scalar, 1, 1_000_000, "values"),
        "The values."
    );

    private static readonly Field<string> Csv = Field.Optional(
        "csv",
        Any.FilePath,
        "A CSV file with a header line, relative to this file."
    );

    private static readonly Field<string> Column = Field.Optional(
        "column",
        Any.Name,
        "The column of the CSV file that the values are taken from."
    );

    private static readonly Field<bool> Uuid = Field.Optional("uuid", Any.Flag, "true: a new UUID for each iteration.");

    private static readonly Field<FeedOrder> Order = Field.Optional(
        "order",
        Orders,
        FeedOrder.Random,
        "random, or sequence: one after the other, from the first again after the last."
    );

    public static readonly ObjectShape<Feed> Shape = new(
        [Range, Values, Csv, Column, Uuid, Order],
        Read,
        Range,
        Values,
        Csv,
        Uuid
    );

    private static Feed Read(ObjectReader reader)
    {
        var kind = reader.JustOne(Range, Values, Csv, Uuid);
        if (kind is not null && kind != Csv)
        {
            reader.Forbid(Column, kind.Name);
        }

        var order = reader.Get(Order);
        return kind switch
        {
            _ when kind == Range => ReadRange(reader, order),
            _ when kind == Values => new Feed.Values(reader.Get(Values) ?? [], order),
            _ when kind == Csv => new Feed.Values(ReadCsv(reader), order),
            _ when kind == Uuid => ReadUuid(reader),
            _ => new Feed.Uuid(),
        };
    }

    private static Feed.Range ReadRange(ObjectReader reader, FeedOrder order)
    {
        if (reader.Optional(Range) is not [var from, var to])
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

    private static IReadOnlyList<string> ReadCsv(ObjectReader reader)
    {
        if (!reader.Has(Column))
        {
            reader.Place(Column).Report("the name of a column of the CSV file");
        }

        return reader.Optional(Csv) is { } file && reader.Optional(Column) is { } column
            ? CsvColumn.Read(reader.Place(Csv), file, reader.Place(Column), column)
            : [];
    }

    private static Feed.Uuid ReadUuid(ObjectReader reader)
    {
        reader.Forbid(Order, Uuid.Name);
        if (reader.OptionalValue(Uuid) == false)
        {
            reader.Place(Uuid).Report("true");
        }

        return new Feed.Uuid();
    }
}
