using System.Text;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests;

public class JournalDamageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_whole_journal_and_one_that_is_cut_off_warn_of_nothing()
    {
        string[] lines = Lines(3);

        Assert.Empty(Read(lines).Warnings);
        Assert.Empty(Read([.. lines[..^1], lines[^1][..^40]]).Warnings);
    }

    [Fact]
    public void Probes_of_an_unreadable_line_are_said_to_be_missing()
    {
        string[] lines = Lines(3);
        lines[^1] = lines[^1].Replace("\"probes\"", "\"prXbes\"", StringComparison.Ordinal);

        var run = Read(lines);

        Assert.Equal(2, Assert.Single(run.Layouts).Probes.Count);
        Assert.Equal(
            "1 of 4 lines of the journal cannot be read. Missing: probe 3 of a, with what was observed meanwhile.",
            Warned(run)
        );
    }

    [Fact]
    public void A_line_that_a_later_one_repeats_leaves_nothing_missing()
    {
        string[] lines = Lines(3);
        lines[1] = lines[1].Replace("\"probes\"", "\"prXbes\"", StringComparison.Ordinal);

        Assert.EndsWith("cannot be read. Later lines hold the same.", Warned(Read(lines)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_without_a_readable_line_is_named()
    {
        string lost = Line(JournalFormat.Line(Layout("b", 2)))[..^30] + "}";

        Assert.EndsWith("Missing: all of b.", Warned(Read([.. Lines(1), lost, Lines(1)[1]])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_digit_is_known_by_the_sum()
    {
        string[] lines = Lines(2);
        lines[^1] = lines[^1].Replace("\"cpuCores\":0.5", "\"cpuCores\":9.5", StringComparison.Ordinal);

        Assert.Single(Assert.Single(Read(lines).Layouts).Probes);
    }

    [Fact]
    public void What_older_lines_hold_without_node_or_time_is_left_out_and_counted()
    {
        string[] old =
        [
            .. Lines(2).Select(line => line[..line.LastIndexOf(",\"sum\"", StringComparison.Ordinal)] + "}"),
        ];
        old[^1] = old[^1]
            .Replace("\"node\":\"a-1\"", "\"nXde\":\"a-1\"", StringComparison.Ordinal)
            .Replace("\"index\":1", "\"inXex\":1", StringComparison.Ordinal);

        var run = Read(old);

        Assert.Empty(Assert.Single(run.Layouts).Samples);
        Assert.Contains("2 samples of a without a node or a time", Warned(run), StringComparison.Ordinal);
        Assert.Contains("1 probes of a without", Warned(run), StringComparison.Ordinal);
        Assert.Contains("probe 1 of a", Warned(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_flipped_bit_is_noticed_or_changes_nothing()
    {
        byte[] whole = Encoding.UTF8.GetBytes(string.Join('\n', Lines(3)) + "\n");
        var chance = new Random(7);
        for (int trial = 0; trial < 2_000; trial++)
        {
            byte[] flipped = [.. whole];
            flipped[chance.Next(flipped.Length)] ^= (byte)(1 << chance.Next(8));
            try
            {
                var run = JournalFormat.Read(new MemoryStream(flipped));
                bool isWhole = run.Layouts.Count == 1 && run.Layouts[0].Probes.Count == 3;
                Assert.True(isWhole || run.Warnings.Count > 0, $"trial {trial}: {Encoding.UTF8.GetString(flipped)}");
                Assert.All(
                    run.Layouts.SelectMany(layout => layout.Samples),
                    sample => Assert.Equal("a-1", sample.Node)
                );
            }
            catch (InputException)
            {
                // The run's own line is the one that was hit.
            }
        }
    }

    private static string Warned(RunResult run) =>
        Assert.Single(run.Warnings, warning => warning.Code == "journal-damaged").Message;

    private static RunResult Read(string[] lines) =>
        JournalFormat.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));

    private static string[] Lines(int probes) =>
        [
            Line(JournalFormat.Line(new RunResult { RunId = "run-1", StartedAt = Start })),
            .. Enumerable.Range(1, probes).Select(count => Line(JournalFormat.Line(Layout("a", count)))),
        ];

    private static string Line(string json)
    {
        using var written = new MemoryStream();
        JournalFormat.Write(written, json);
        return Encoding.UTF8.GetString(written.ToArray()).TrimEnd('\n');
    }

    private static LayoutResult Layout(string name, int probes) =>
        new()
        {
            Name = name,
            Probes =
            [
                .. Enumerable
                    .Range(1, probes)
                    .Select(index => new ProbeResult
                    {
                        Index = index,
                        StartedAt = Start,
                        Duration = TimeSpan.FromSeconds(1),
                    }),
            ],
            Samples =
            [
                .. Enumerable
                    .Range(1, probes)
                    .Select(index => new NodeSample
                    {
                        Node = "a-1",
                        At = Start,
                        ProbeIndex = index,
                        CpuCores = new Cpus(0.5),
                    }),
            ],
        };
}
