using System.Runtime.CompilerServices;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Tests.Approved;

/// <summary>reports/sample is what this version makes of a real run; `loadtests report reports/sample` writes it again.</summary>
public sealed class CommittedSampleTests : IDisposable
{
    private static readonly string Committed = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "reports", "sample")
    );

    private readonly RunFolder _rendered = new(Result());

    public void Dispose() => _rendered.Dispose();

    [Theory]
    [InlineData("summary.md")]
    [InlineData("probes.csv")]
    [InlineData("samples.csv")]
    [InlineData("recommendation.csv")]
    public void Its_tables_render_its_result(string file) =>
        Assert.Equal(Read(file), _rendered.Read(file), ignoreLineEndingDifferences: true);

    [Fact]
    public void Its_page_renders_its_result() =>
        Assert.Equal(SnapshotTests.Readable(Read("report.html")), SnapshotTests.Readable(_rendered.Html));

    [Fact]
    public void It_is_a_run_of_all_five_layouts_that_names_no_path_of_a_machine()
    {
        Assert.Equal(5, Result().Layouts.Count);
        Assert.Equal("../../target-app", Result().Plan!.Value.GetProperty("target").GetProperty("project").GetString());
    }

    private static RunResult Result()
    {
        using var stream = File.OpenRead(Path.Combine(Committed, "result.json"));
        return ResultFormat.Read(stream);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Committed, file));

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
