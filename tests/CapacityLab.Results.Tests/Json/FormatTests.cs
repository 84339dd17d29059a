using System.Runtime.CompilerServices;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Tests.Json;

public class FormatTests
{
    private static string Golden =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "result-v1.json"));

    [Fact]
    public void Version_1_is_still_read_and_written_as_it_was()
    {
        Assert.Equal(Golden, Texts.Write(Texts.Read(Golden)));
        Assert.Equal(1, Texts.Read(Golden).SchemaVersion);
    }

    [Fact]
    public void The_format_has_not_changed_without_its_version()
    {
        // What is added is approved as snapshots are; what is renamed or taken away needs a new version.
        if (Environment.GetEnvironmentVariable("CAPACITYLAB_APPROVE") == "1")
        {
            File.WriteAllText(InSource("../Fixtures/result-v1.json"), Texts.Write(FullResult.Create()));
            return;
        }

        Assert.Equal(Golden, Texts.Write(FullResult.Create()));
    }

    [Fact]
    public void Signs_and_units_can_be_read_in_the_file()
    {
        var text = Texts.Write(FullResult.Create());

        Assert.Contains("1 × 0.25 CPU holds p99 ≤ 200 ms; <b> & \\\"quoted\\\" µs", text, StringComparison.Ordinal);
        Assert.Contains("\"comparison\": \"≥\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_format_is_refused_with_both_versions()
    {
        var error = Assert.Throws<InputException>(() => Texts.Read("""{ "schemaVersion": 99 }"""));

        Assert.Contains("99", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{RunResult.CurrentSchemaVersion}", error.Message, StringComparison.Ordinal);
    }

    private static string InSource(string path, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, path);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{ "layouts": 3 }""")]
    [InlineData("""{ "layouts": null }""")]
    [InlineData("""{ "warnings": [{ "code": "without-a-message" }] }""")]
    [InlineData("""{ "status": "wonderful" }""")]
    [InlineData("""{ "layouts": [{ "cpus": -1 }] }""")]
    public void What_is_not_a_result_is_refused_as_such(string text)
    {
        Assert.Throws<InputException>(() => Texts.Read(text));
    }
}
