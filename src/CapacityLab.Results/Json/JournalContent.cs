using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Json;

/// <summary>What the lines of a journal come to, and what is missing.</summary>
internal sealed class JournalContent
{
    private readonly List<LayoutResult> layouts = [];
    private readonly List<DamagedLine> damaged = [];
    private RunResult? run;
    private int lines;

    public bool HasLayouts => layouts.Count > 0;

    public void Add(string line, JournalEntry? entry, bool isLast)
    {
        lines++;
        if (entry?.Run is null && entry?.Layout is null)
        {
            // A line that is cut off is the end of a killed run, and no damage.
            if (!isLast || !JournalSum.IsCutOff(line))
            {
                damaged.Add(DamagedLine.Of(line));
            }

            return;
        }

        run = entry.Run ?? run;
        Keep(entry.Layout);
    }

    /// <summary>Null: its own line is missing.</summary>
    public RunResult? Run() =>
        run is null
            ? null
            : run with
            {
                Layouts = [.. layouts.Select(layout => new SoundLayout(layout, run.StartedAt).Layout)],
                Status = RunStatus.Partial,
                Warnings = [.. run.Warnings, .. Missing(run)],
            };

    private void Keep(LayoutResult? layout)
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

    private IEnumerable<Warning> Missing(RunResult of)
    {
        string[] parts =
        [
            .. layouts.SelectMany(layout => Missing(layout, of)),
            .. damaged
                .Where(line => line.Layout is null || layouts.TrueForAll(layout => layout.Name != line.Layout))
                .Select(line => line.Layout is { } name ? $"all of {name}" : line.What)
                .Distinct(),
        ];
        if (damaged.Count > 0 || parts.Length > 0)
        {
            yield return new Warning(
                "journal-damaged",
                "",
                $"{damaged.Count} of {lines} lines of the journal cannot be read. "
                    + (parts.Length > 0 ? $"Missing: {string.Join("; ", parts)}." : "Later lines hold the same."),
                "Take what is missing for not measured, and repeat the run for a whole result."
            );
        }
    }

    private IEnumerable<string> Missing(LayoutResult layout, RunResult of)
    {
        var sound = new SoundLayout(layout, of.StartedAt);
        int last = damaged
            .Where(line => line.Layout == layout.Name)
            .Select(line => line.LastProbe)
            .Concat(sound.Layout.Probes.Select(probe => probe.Index))
            .DefaultIfEmpty(0)
            .Max();
        var missing = Enumerable.Range(1, last).Except(sound.Layout.Probes.Select(probe => probe.Index)).ToList();
        if (missing.Count > 0)
        {
            yield return $"{(missing.Count == 1 ? "probe" : "probes")} {string.Join(", ", missing)} of {layout.Name}, with what was observed meanwhile";
        }

        if (sound.ProbesLeftOut > 0)
        {
            yield return $"{sound.ProbesLeftOut} probes of {layout.Name} without a number, a time or a length";
        }

        if (sound.SamplesLeftOut > 0)
        {
            yield return $"{sound.SamplesLeftOut} samples of {layout.Name} without a node or a time";
        }
    }
}
