using CapacityLab.Commands.Sizes;
using CapacityLab.Results;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Commands.Sizes;

public sealed class StoredRunTests : IDisposable
{
    private readonly string runs = Directory.CreateTempSubdirectory("runs-").FullName;

    public void Dispose() => Directory.Delete(runs, recursive: true);

    [Fact]
    public void The_newest_run_that_measured_a_capacity_is_taken_and_newer_ones_are_named()
    {
        Write("a", minute: 1, capacity: 5);
        Write("b", minute: 2, capacity: 7);
        Write("c", minute: 3, capacity: null);
        File.WriteAllText(Path.Combine(Write("d", minute: 4, capacity: 9), "result.json"), "no result");
        var notes = new List<string>();

        var run = StoredRun.Newest(runs, notes.Add);

        Assert.Equal("b", run.RunId);
        Assert.Equal(
            $"From {Path.Combine(runs, "b")}; newer ones passed over: d (no result that can be read), c (measured no capacity).",
            Assert.Single(notes)
        );
    }

    [Fact]
    public void Without_a_usable_run_the_ones_that_were_tried_are_named()
    {
        Write("c", minute: 3, capacity: null);

        var error = Assert.Throws<InputException>(() => StoredRun.Newest(runs, _ => { }));

        Assert.Contains("c (measured no capacity)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "neither runId nor layouts")]
    [InlineData("""{ "schemaVersion": -1, "runId": "x" }""", "schemaVersion -1")]
    [InlineData("""{ "schemaVersion": 0, "runId": "x" }""", "schemaVersion 0")]
    public void Json_that_says_nothing_of_a_run_is_no_result(string text, string found)
    {
        File.WriteAllText(Path.Combine(runs, "result.json"), text);

        var error = Assert.Throws<InputException>(() => StoredResult.Read(new RunFolder(runs)));

        Assert.Contains($"found {found}; allowed: ", error.Message, StringComparison.Ordinal);
    }

    private string Write(string name, int minute, double? capacity)
    {
        var folder = RunFolder.Create(Path.Combine(runs, name));
        var layout = new LayoutResult
        {
            Name = "1 × 1 CPU",
            Replicas = 1,
            Cpus = new Cpus(1),
            Memory = MemorySize.FromMiB(64),
            Capacity = new CapacityResult { RequestsPerSecond = capacity is { } rate ? new RequestRate(rate) : null },
        };
        StoredResult.Write(folder, new RunResult { RunId = name, Layouts = [layout] });
        File.SetLastWriteTimeUtc(folder.Result, new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
        return folder.Path;
    }
}
