using System.Globalization;
using CapacityLab.Plans.Json;
using CsvHelper;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads one column of a CSV file that a feed names.</summary>
internal static class CsvColumn
{
    /// <summary>The values, top to bottom; reports a file or a column that is not there.</summary>
    public static IReadOnlyList<string> Read(JsonCursor fileAt, string file, JsonCursor columnAt, string column)
    {
        try
        {
            using var csv = CsvReader.Create(
                File.OpenRead(fileAt.File.Resolve(file)),
                CsvReaderOptions.Default,
                leaveOpen: false
            );
            return Read(csv, fileAt, columnAt, column);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or NotSupportedException or CsvFormatException)
        {
            fileAt.Report($"{JsonText.Quote(file)} ({Reason(error)})", "a CSV file with a header line and values");
            return [];
        }
    }

    private static List<string> Read(CsvReader csv, JsonCursor fileAt, JsonCursor columnAt, string column)
    {
        csv.ReadHeader();
        var columns = csv.Headers.ToArray();
        var index = Array.IndexOf(columns, column);
        if (index < 0)
        {
            columnAt.Report(
                $"{JsonText.Quote(column)}{Nearest.Hint(column, columns)}",
                $"a column of the file: {JsonText.List(columns)}"
            );
            return [];
        }

        var values = Values(csv, index);
        if (values.Count == 0)
        {
            fileAt.Report("a CSV file without values", "a CSV file with a header line and values");
        }

        return values;
    }

    private static List<string> Values(CsvReader csv, int index)
    {
        var values = new List<string>();
        while (csv.Read())
        {
            values.Add(Field(csv, index));
        }

        return values;
    }

    private static string Field(CsvReader csv, int index) =>
        index < csv.FieldCount
            ? csv.GetString(index)
            : throw new CsvFormatException("The record is shorter than the header.", csv.RowNumber, csv.ByteOffset);

    private static string Reason(Exception error) =>
        error switch
        {
            FileNotFoundException or DirectoryNotFoundException => "no such file",
            CsvFormatException { RecordNumber: var record } => string.Create(
                CultureInfo.InvariantCulture,
                $"not CSV at record {record}"
            ),
            _ => "cannot be read",
        };
}
