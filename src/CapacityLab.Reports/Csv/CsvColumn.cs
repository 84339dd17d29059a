using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Texts;

namespace CapacityLab.Reports.Csv;

/// <summary>A column: its name, with the unit in it, and its cell for a row. An empty cell is a missing value.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string> Cell)
{
    public static CsvColumn<T> Text(string name, Func<T, string> value) =>
        new(name, row => Safe(VisibleText.Of(value(row))));

    public static CsvColumn<T> Number(string name, Func<T, double?> value) =>
        new(name, row => value(row)?.ToString("0.####", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Small layouts cost parts of a cent.</summary>
    public static CsvColumn<T> Money(string name, Func<T, double?> value) =>
        new(name, row => value(row)?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "");

    public static CsvColumn<T> Moment(string name, Func<T, DateTimeOffset> value) =>
        new(name, row => value(row).ToString("O", CultureInfo.InvariantCulture));

    public static CsvColumn<T> Latency(
        string name,
        Func<T, LatencySummary> summary,
        Func<LatencySummary, TimeSpan> percentile
    ) => Number(name, row => summary(row) is { Count: > 0 } some ? percentile(some).TotalMilliseconds : null);

    /// <summary>Empty where too few observations carry it.</summary>
    public static CsvColumn<T> Percentile(string name, Func<T, LatencySummary> summary, LatencyPercentile percentile) =>
        Number(name, row => percentile.In(summary(row))?.TotalMilliseconds);

    // The writer's own guard would take the numbers here, which are text by now, for formulas too: -1 must stay a number.
    private static string Safe(string text) =>
        text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
