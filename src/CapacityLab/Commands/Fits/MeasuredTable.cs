using System.Globalization;
using System.Text;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Plans;
using CapacityLab.Plans.Json;

namespace CapacityLab.Commands.Fits;

/// <summary>
/// Reads a table of sizes and throughputs: CSV in UTF-8 with a header line, the columns <c>n</c> and <c>throughput</c> in any order,
/// others ignored. Blank lines and lines that begin with # are left out. Numbers have a decimal point; a decimal comma makes a field
/// too many, and such a line is refused.
/// </summary>
internal sealed class MeasuredTable
{
    public const string Size = "n";
    public const string Throughput = "throughput";

    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Each draw of the bootstrap fits them all anew.</summary>
    private const int MostRows = 10_000;

    /// <summary>A file of something else has a mistake in each line.</summary>
    private const int MostMistakes = 20;

    private readonly string file;
    private readonly List<PlanMistake> mistakes = [];

    private MeasuredTable(string file) => this.file = file;

    /// <exception cref="PlanException">The file cannot be read, or a line of it is not what it should be: all mistakes at once.</exception>
    public static IReadOnlyList<Observation> Read(string file) => new MeasuredTable(file).Parse(Text(file));

    private static string Text(string file)
    {
        try
        {
            byte[] text = TableText.Read(file, LargestFile);
            return TableText.Fault(text) is { } fault
                ? throw new PlanException([
                    new PlanMistake(file, "text", fault.Found, TableText.Allowed)
                    {
                        Line = fault.At.Line,
                        Column = fault.At.Column,
                    },
                ])
                : Encoding.UTF8.GetString(text);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string reason = error is FileNotFoundException or DirectoryNotFoundException
                ? "no such file"
                : error.Message;
            throw new PlanException([
                new PlanMistake(file, "FILE", reason, $"a CSV file with the columns {Size} and {Throughput}"),
            ]);
        }
    }

    private List<Observation> Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n')
            .Select((line, index) => new TableLine(index + 1, line))
            .Where(line => !line.IsSkipped)
            .ToList();
        var columns = Columns(lines.FirstOrDefault());
        ThrowIfAny();
        var rows = lines.Skip(1).Where(line => IsShaped(line, lines[0])).Select(line => Row(line, columns)).ToList();
        if (mistakes.Count == 0 && rows.Count is 0 or > MostRows)
        {
            Wrong(lines[0], Throughput, $"{rows.Count} rows under the header", $"1 to {MostRows}");
        }

        ThrowIfAny();
        return rows;
    }

    private (int Size, int Throughput) Columns(TableLine? header)
    {
        if (header is null)
        {
            mistakes.Add(new PlanMistake(file, "header", "nothing", $"a line with {Size},{Throughput}"));
            return default;
        }

        IsClosed(header);
        CheckDoubled(header);
        return (Column(header, Size), Column(header, Throughput));
    }

    private void CheckDoubled(TableLine header)
    {
        var others = header.Fields.Where(field => field.Length > 0 && !Is(field, Size) && !Is(field, Throughput));
        if (others.GroupBy(field => field).FirstOrDefault(field => field.Skip(1).Any())?.Key is { } twice)
        {
            Wrong(header, "header", $"the column {FoundText.Quoted(twice)} again", "each column once");
        }
    }

    private int Column(TableLine header, string name)
    {
        int[] places = [.. header.Fields.Index().Where(field => Is(field.Item, name)).Select(field => field.Index)];
        if (places.Length != 1)
        {
            string found =
                places.Length == 0
                    ? $"no column \"{name}\" in {FoundText.Quoted(header.Text.Trim())}"
                    : $"\"{name}\" twice";
            Wrong(header, "header", found, $"one column \"{Size}\" and one \"{Throughput}\", separated by commas");
        }

        return places.FirstOrDefault();
    }

    private bool IsShaped(TableLine line, TableLine header)
    {
        if (!IsClosed(line))
        {
            return false;
        }

        int most = header.Fields.Count;
        bool fits = line.Fields.Count <= most;
        if (!fits)
        {
            Wrong(
                line,
                "row",
                $"{line.Fields.Count} fields in {FoundText.Quoted(line.Text.Trim())}",
                $"{most}, as the header has; numbers have a decimal point"
            );
        }

        return fits;
    }

    private bool IsClosed(TableLine line)
    {
        if (line.IsUnclosed)
        {
            Wrong(
                line,
                "row",
                $"a quote that is not closed in {FoundText.Quoted(line.Text.Trim())}",
                "quotes in pairs within a line"
            );
        }

        return !line.IsUnclosed;
    }

    private Observation Row(TableLine line, (int Size, int Throughput) columns) =>
        new(
            Number(line, columns.Size, Size, FigureRange.Sizes),
            Number(line, columns.Throughput, Throughput, FigureRange.Throughputs)
        );

    private double Number(TableLine line, int column, string name, FigureRange range)
    {
        string? found = line.Fields.ElementAtOrDefault(column);
        if (
            double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && range.Has(number)
        )
        {
            return number;
        }

        Wrong(line, name, found is null ? "a line without it" : FoundText.Quoted(found), range.Allowed);
        return 1;
    }

    private void Wrong(TableLine line, string column, string found, string allowed) =>
        mistakes.Add(new PlanMistake(file, column, found, allowed) { Line = line.Number, Column = 1 });

    private void ThrowIfAny()
    {
        if (mistakes.Count > 0)
        {
            throw new PlanException([.. mistakes.Take(MostMistakes)]);
        }
    }

    private static bool Is(string field, string name) => field.Equals(name, StringComparison.OrdinalIgnoreCase);
}
