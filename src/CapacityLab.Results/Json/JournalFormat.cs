using System.Text.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Json;

/// <summary>
/// journal.jsonl: one JSON object a line, flushed as it is written. A line holds the run without its layouts, or one layout as
/// far as it has come; the last line of a layout wins.
/// </summary>
public static class JournalFormat
{
    public static void Write(Stream stream, RunResult header) => WriteLine(stream, new JournalEntry { Run = header });

    public static void Write(Stream stream, LayoutResult layout) =>
        WriteLine(stream, new JournalEntry { Layout = layout });

    /// <summary>Puts together what a run had found when it was ended; a torn last line is left out.</summary>
    /// <exception cref="InvalidDataException">Not one whole line is there.</exception>
    public static RunResult Read(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        RunResult? run = null;
        var layouts = new List<LayoutResult>();
        while (reader.ReadLine() is { } line)
        {
            var entry = Parse(line);
            run = entry?.Run ?? run;
            Keep(layouts, entry?.Layout);
        }

        return run is null
            ? throw new InvalidDataException("The journal does not hold one whole line.")
            : run with
            {
                Layouts = layouts,
                Status = RunStatus.Partial,
            };
    }

    private static void Keep(List<LayoutResult> layouts, LayoutResult? layout)
    {
        if (layout is null)
        {
            return;
        }

        int index = layouts.FindIndex(known => known.Name == layout.Name);
        if (index < 0)
        {
            layouts.Add(layout);
        }
        else
        {
            layouts[index] = layout;
        }
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJsonContext.Default.JournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void WriteLine(Stream stream, JournalEntry entry)
    {
        JsonSerializer.Serialize(stream, entry, JournalJsonContext.Default.JournalEntry);
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }
}
