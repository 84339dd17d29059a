using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

public class InterruptionTests
{
    [Theory]
    [InlineData(2, 130, "starting")]
    [InlineData(2, 130, "healthy after")]
    [InlineData(2, 130, "probe 1,")]
    [InlineData(15, 143, "probe 1,")]
    public async Task An_interrupted_run_leaves_a_partial_report_and_nothing_else(
        int signal,
        int exitCode,
        string moment
    )
    {
        using var bench = new Bench();
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        await lab.SeenAsync(moment);
        lab.Signal(signal);
        // As timeout and `dotnet run` pass it on; a moment later, or the kernel makes one of the two.
        await Task.Delay(100);
        lab.Signal(signal);

        Assert.Equal(exitCode, await lab.EndAsync());

        var result = bench.Result();
        Assert.Equal((RunStatus.Partial, exitCode), (result.Status, result.ExitCode));
        Assert.StartsWith("INTERRUPTED", lab.Output[^1], StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(bench.Run, "report.html")));
        Assert.Empty(Leftovers.OfLab(lab.Id));
    }
}
