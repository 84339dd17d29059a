using CsvHelper;

namespace CapacityLab.Reports.Csv;

/// <summary>Rows of columns as CSV: invariant numbers, line feeds, text made safe for spreadsheets.</summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    public static void Write<T>(TextWriter writer, IReadOnlyList<CsvColumn<T>> columns, IEnumerable<T> rows)
    {
        using var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        csv.WriteRecord([.. columns.Select(c => c.Name)]);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. columns.Select(c => c.Cell(row))]);
        }
    }
}
