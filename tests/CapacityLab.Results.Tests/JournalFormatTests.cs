using System.Text;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Tests;

public class JournalFormatTests
{
    [Fact]
    public void The_last_line_of_a_layout_wins_and_the_run_is_partial()
    {
        using var journal = Written();
        JournalFormat.Write(
            journal,
            new LayoutResult { Name = "a", Probes = [new ProbeResult { Index = 1 }, new ProbeResult { Index = 2 }] }
        );
        journal.Position = 0;

        var run = JournalFormat.Read(journal);

        Assert.Equal(("run-1", RunStatus.Partial), (run.RunId, run.Status));
        Assert.Equal(2, Assert.Single(run.Layouts).Probes.Count);
    }

    [Fact]
    public void A_torn_last_line_is_left_out()
    {
        using var journal = Written();
        journal.Write("""{"layout":{"name":"b","pro"""u8);
        journal.Position = 0;

        Assert.Equal("a", Assert.Single(JournalFormat.Read(journal).Layouts).Name);
    }

    [Fact]
    public void An_empty_journal_is_refused() =>
        Assert.Throws<InputException>(() => JournalFormat.Read(new MemoryStream(Encoding.UTF8.GetBytes("{"))));

    private static MemoryStream Written()
    {
        var journal = new MemoryStream();
        JournalFormat.Write(journal, new RunResult { RunId = "run-1", Status = RunStatus.Partial });
        JournalFormat.Write(journal, new LayoutResult { Name = "a", Probes = [new ProbeResult { Index = 1 }] });
        return journal;
    }
}
