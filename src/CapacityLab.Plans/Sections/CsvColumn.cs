using System.Globalization;
using CapacityLab.Plans.Json;
using CapacityLab.Results.Texts;
using CsvHelper;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads one column of a CSV file that a feed names. A mistake of the file is told at its own line and column.</summary>
internal sealed class CsvColumn
{
    private const int LargestBytes = 256 * 1024 * 1024;
    private const string Allowed = "a CSV file with a header line and values";

    // What a lenient reader makes of a quote that is not closed is a value of all that follows.
    private static readonly CsvReaderOptions Strict = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    private readonly JsonCursor fileAt;
    private readonly string file;
    private readonly byte[] text;

    private CsvColumn(JsonCursor fileAt, string file, byte[] text) =>
        (this.fileAt, this.file, this.text) = (fileAt, file, text);

    /// <summary>The values, top to bottom; reports a file or a column that is not there.</summary>
    public static IReadOnlyList<string> Read(JsonCursor fileAt, string file, JsonCursor columnAt, string column)
    {
        if (fileAt.File.IsStored)
        {
            return [];
        }

        var path = fileAt.File.Resolve(file);
        try
        {
            return new CsvColumn(fileAt, path, TableText.Read(path, LargestBytes)).Values(columnAt, column);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var reason = error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message;
            fileAt.Report($"{JsonText.Quote(file)} ({reason})", Allowed);
            return [];
        }
    }

    private List<string> Values(JsonCursor columnAt, string column)
    {
        if (TableText.Fault(text) is { } fault)
        {
            Wrong(fault.At, "text", fault.Found, TableText.Allowed);
            return [];
        }

        using var csv = CsvReader.Create(new MemoryStream(text), Strict, leaveOpen: false);
        try
        {
            return Values(csv, columnAt, column);
        }
        catch (CsvFormatException error)
        {
            Wrong(PlaceOf(error), Record(error.RecordNumber), Found(error), "quotes in pairs, around a whole field");
            return [];
        }
    }

    private List<string> Values(CsvReader csv, JsonCursor columnAt, string column)
    {
        csv.ReadHeader();
        var columns = csv.Headers.ToArray();
        if (Array.TrueForAll(columns, string.IsNullOrWhiteSpace))
        {
            Wrong(new JsonPosition(1, 1), "header", "nothing", Allowed);
            return [];
        }

        if (Doubled(columns) is { } twice)
        {
            Wrong(new JsonPosition(1, 1), "header", $"the column {JsonText.Quote(twice)} again", "each column once");
            return [];
        }

        if (Array.IndexOf(columns, column) is var index && index < 0)
        {
            columnAt.Report(
                $"{JsonText.Quote(column)}{Nearest.Hint(column, columns)}",
                $"a column of the file: {JsonText.List(columns.Take(50))}"
            );
            return [];
        }

        return Column(csv, index);
    }

    private List<string> Column(CsvReader csv, int index)
    {
        var values = new List<string>();
        while (csv.Read())
        {
            if (index >= csv.FieldCount)
            {
                var at = new JsonPosition((int)csv.LineNumber, 1);
                Wrong(at, Record(csv.RowNumber + 1), Counted.Of(csv.FieldCount, "field"), "as many as the header has");
                return [];
            }

            values.Add(csv.GetString(index));
        }

        if (values.Count == 0)
        {
            fileAt.Report("a CSV file without values", Allowed);
        }

        return values;
    }

    private static string? Doubled(string[] columns) =>
        columns.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(name => name.Skip(1).Any())?.Key;

    private static string Record(long number) => string.Create(CultureInfo.InvariantCulture, $"record {number}");

    private static string Found(CsvFormatException error) => JsonText.Cut(error.Message.ReplaceLineEndings(" "));

    private static JsonPosition PlaceOf(CsvFormatException error) =>
        error.LineNumber > 0 ? new JsonPosition((int)error.LineNumber, 1) : new JsonPosition(1, 1);

    private void Wrong(JsonPosition at, string where, string found, string allowed) =>
        fileAt.ReportIn(file, at, where, found, allowed);
}
