using System.Text;
using System.Text.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Json;

/// <summary>
/// journal.jsonl: one JSON object a line, flushed as it is written. A line holds the run without its layouts, or one layout as
/// far as it has come, and ends with a sum of itself; the last whole line of a layout wins.
/// </summary>
public static class JournalFormat
{
    public static void Write(Stream stream, RunResult header) => Write(stream, Line(header));

    public static void Write(Stream stream, LayoutResult layout) => Write(stream, Line(layout));

    /// <summary>The line as JSON, for who changes texts in it before it is written.</summary>
    public static string Line(RunResult header) => Line(new JournalEntry { Run = header });

    /// <inheritdoc cref="Line(RunResult)"/>
    public static string Line(LayoutResult layout) => Line(new JournalEntry { Layout = layout });

    /// <summary>Adds the sum and writes the line.</summary>
    /// <param name="stream">The journal; flushed.</param>
    /// <param name="line">From <see cref="Line(RunResult)"/> or <see cref="Line(LayoutResult)"/>.</param>
    public static void Write(Stream stream, string line)
    {
        stream.Write(Encoding.UTF8.GetBytes(JournalSum.Add(line) + "\n"));
        stream.Flush();
    }

    /// <summary>
    /// Puts together what a run had found when it was ended; a torn last line is left out. What is damaged is left out too, and a warning
    /// <c>journal-damaged</c> says what is missing.
    /// </summary>
    /// <exception cref="InputException">The run's own line is not there.</exception>
    public static RunResult Read(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var kept = new JournalContent();
        for (string? line = reader.ReadLine(), next; line is not null; line = next)
        {
            next = reader.ReadLine();
            if (line.Length > 0)
            {
                kept.Add(line, Parse(line), isLast: next is null);
            }
        }

        return kept.Run()
            ?? throw new InputException(
                kept.HasLayouts
                    ? "The journal's line of the run itself cannot be read, and without it the layouts mean nothing."
                    : "The journal does not hold one whole line."
            );
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return JournalSum.IsRight(line)
                ? JsonSerializer.Deserialize<JournalEntry>(line, JournalEntry.Reading)
                : null;
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or ArgumentException
                        or OverflowException
                        or FormatException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    private static string Line(JournalEntry entry) =>
        JsonSerializer.Serialize(entry, JournalJsonContext.Default.JournalEntry);
}
