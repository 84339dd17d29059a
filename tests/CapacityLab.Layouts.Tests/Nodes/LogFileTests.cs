using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Tests.Nodes;

public sealed class LogFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void The_last_lines_come_oldest_first_also_where_the_last_is_not_ended()
    {
        var log = new LogFile(path);
        File.WriteAllText(path, "one\ntwo\n\nfour");

        Assert.Equal(["two", "", "four"], log.LastLines(3));
    }

    [Fact]
    public void What_an_earlier_node_of_the_name_wrote_is_not_this_ones()
    {
        File.WriteAllText(path, "Out of memory.\n");
        var log = new LogFile(path);

        File.AppendAllText(path, "listening\n");

        Assert.Equal(["listening"], log.LastLines(5));
    }

    [Fact]
    public void A_log_over_its_bound_is_cut_with_a_note_and_goes_on_where_its_writer_appends()
    {
        using var writer = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        writer.Write(new byte[3_000_000]);
        writer.Flush();

        var log = new LogFile(path);
        log.KeepBounded(bound: 1_000_000);

        Assert.Equal(["--- 2 MiB of earlier lines were cut here ---"], log.LastLines(5));
    }

    [Fact]
    public void Lines_are_counted_once_also_before_they_are_ended()
    {
        File.WriteAllText(path, "System.OutOfMemoryException of an earlier node\n");
        var errors = new LogFile(path).OutOfMemoryErrors;
        File.AppendAllText(path, "OutOfMemoryException: an OutOfMemoryException\r\nready\nSystem.OutOfMem");

        Assert.Equal(1, errors.SoFar());

        File.AppendAllText(path, "oryException: 2");

        Assert.Equal((2, 2), (errors.SoFar(), errors.SoFar()));

        File.AppendAllText(path, ", of which\nno more is told\n");

        Assert.Equal(2, errors.SoFar());
    }

    [Fact]
    public void Lines_that_were_cut_are_counted_and_those_that_come_after_them()
    {
        var log = new LogFile(path);
        File.WriteAllText(path, "OutOfMemoryException\n");
        Assert.Equal(1, log.OutOfMemoryErrors.SoFar());
        File.AppendAllText(path, new string('x', 500) + "\nOutOfMemoryException, not ended");

        log.KeepBounded(bound: 100);
        File.AppendAllText(path, "OutOfMemoryException\nOutOfMemoryException\n" + new string('x', 1_000));

        Assert.Equal(4, log.OutOfMemoryErrors.SoFar());
    }

    [Fact]
    public async Task A_measurement_tells_the_lines_before_it_from_its_own()
    {
        using var lab = new Lab();
        await using var layout = await Lab.StartAsync(lab.Spec());
        var log = Path.Combine(lab.Folder, "logs", "shop-1.log");

        File.AppendAllText(log, "System.OutOfMemoryException\n");
        var first = layout.Measure(1);
        File.AppendAllText(log, "System.OutOfMemoryException\nSystem.OutOfMemoryException\n");
        var during = Assert.Single(first.EndUse());
        var after = Assert.Single(layout.Measure(2).EndUse());

        Assert.Equal((1, 2), (during.OutOfMemoryErrorsBefore, during.OutOfMemoryErrors));
        Assert.Equal((3, 0), (after.OutOfMemoryErrorsBefore, after.OutOfMemoryErrors));
    }

    [Fact]
    public void Lines_are_counted_across_what_is_read_at_a_time()
    {
        var errors = new LogFile(path).OutOfMemoryErrors;
        File.WriteAllLines(
            path,
            Enumerable.Range(0, 20_000).Select(i => $"{i}: OutOfMemoryException, a line of some length")
        );
        File.AppendAllText(path, new string('x', 300_000) + "\nOutOfMemoryException\n");

        Assert.Equal(20_001, errors.SoFar());
    }

    [Fact]
    public void A_node_that_has_not_written_has_no_lines()
    {
        var log = new LogFile(path + "-of-nobody");

        Assert.Equal(0, log.OutOfMemoryErrors.SoFar());
        Assert.Equal("", log.Trouble);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_told_and_stops_nobody()
    {
        var log = new LogFile(Path.Combine(path, "a-file-is-no-folder"));

        log.Append([1, 2, 3], 3);

        Assert.Contains("a-file-is-no-folder", log.Trouble, StringComparison.Ordinal);
        Assert.Equal("", new LogFile(path).Trouble);
    }

    [Fact]
    public async Task A_nodes_output_is_in_its_log()
    {
        using var lab = new Lab();
        await using var layout = await Lab.StartAsync(lab.Spec());

        Assert.Contains(
            layout.LastLogLines("shop-1", 20),
            line => line.Contains("listening", StringComparison.Ordinal)
        );
        Assert.Empty(layout.LastLogLines("nobody", 20));
    }
}
