using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary><c>size</c> on the committed run of the sample lab, as its users start it.</summary>
public sealed class SizeCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Programs.Root, "reports", "sample");

    private readonly string folder = Directory.CreateTempSubdirectory("capacitylab-size-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Every layout of the sample was measured: the cheapest by hand, by the figures in the file.</summary>
    [Theory]
    [InlineData(100, 0.3, 0)]
    [InlineData(200, 0.3, 0)]
    [InlineData(400, 0.3, 0)]
    [InlineData(600, 0.1, 0)]
    [InlineData(900, 0, 0)]
    [InlineData(5_000, 0, 0)]
    [InlineData(100, 0.3, 1)]
    [InlineData(240, 0, 1)]
    [InlineData(300, 0.3, 1)]
    public async Task The_answer_is_that_of_trying_every_measured_layout(double load, double headroom, int spare)
    {
        string expected = Tried(load, headroom, spare);

        var (exitCode, json) = await JsonAsync([
            Sample,
            "--load",
            Text(load),
            "--headroom",
            Text(headroom),
            "--spare",
            Text(spare),
            "--prices",
            "core=0.04,gib=0.0045",
        ]);

        Assert.Equal(expected, (string)json["layout"]!);
        Assert.Equal(expected.Length > 0 ? 0 : 3, exitCode);
        Assert.Equal(5, json["layouts"]!.AsArray().Count(layout => (string)layout!["origin"]! == "measured"));
    }

    [Fact]
    public async Task Its_files_are_written_where_they_are_asked_for_and_its_last_line_is_the_answer()
    {
        await using var lab = LabProcess.Start(folder, "size", Sample, "--load", "100", "--write", "files");

        Assert.Equal(0, await lab.EndAsync());
        Assert.StartsWith("Of 5 measured layouts 2 × 0.25 CPU is the ", lab.Output[^1], StringComparison.Ordinal);
        Assert.Equal(
            ["compose.yaml", "kubernetes.yaml"],
            Directory.GetFiles(Path.Combine(folder, "files")).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task Where_none_holds_it_says_which_holds_most_and_what_is_lacking()
    {
        double most = Layouts().Max(layout => (double)layout!["capacity"]!["low"]!);
        string load = Text(Math.Round(most, 2) + 10);
        await using var lab = LabProcess.Start(
            folder,
            "size",
            Sample,
            "--load",
            load,
            "--headroom",
            "0",
            "--spare",
            "0"
        );

        Assert.Equal(3, await lab.EndAsync());
        Assert.Contains(
            $"1 × 1 CPU holds most, {Text(Math.Round(most, 2))} req/s; {load} req/s would be needed, 10 req/s more",
            lab.Output[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_name_it_takes_the_newest_run_of_reports_runs()
    {
        string older = Keep("20260102-000000-1", "older", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Keep("20260101-000000-1", "newer", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));

        var (_, newest) = await JsonAsync(["--load", "10"]);
        var (_, named) = await JsonAsync([Path.Combine(older, "result.json"), "--load", "10"]);

        Assert.Equal(("newer", "older"), ((string)newest["runId"]!, (string)named["runId"]!));
    }

    [Theory]
    [InlineData("found no run in")]
    [InlineData("found nothing; allowed: the folder of a run", "no-such-folder")]
    [InlineData("RUN: found \"\"; allowed: a path", "")]
    [InlineData("Not a result", "broken.json", "--load", "1")]
    [InlineData("--load: found -5; allowed: 0.001 to 100,000,000", "SAMPLE", "--load", "-5")]
    [InlineData("--prices: found \"free\"", "SAMPLE", "--prices", "free")]
    [InlineData("--load", "SAMPLE", "--load", "many")]
    public async Task What_cannot_be_answered_is_said_in_a_line(string says, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.json"), "{ \"layouts\": 3 }");
        string[] named = [.. arguments.Select(argument => argument == "SAMPLE" ? Sample : argument)];
        await using var lab = LabProcess.Start(folder, ["size", .. named]);

        Assert.Equal(2, await lab.EndAsync());
        Assert.Contains(says, Assert.Single(lab.Error), StringComparison.Ordinal);
    }

    private string Keep(string name, string runId, DateTime writtenAt)
    {
        string run = Directory.CreateDirectory(Path.Combine(folder, "reports", "runs", name)).FullName;
        var result = JsonNode.Parse(File.ReadAllText(Path.Combine(Sample, "result.json")))!;
        result["runId"] = runId;
        string file = Path.Combine(run, "result.json");
        File.WriteAllText(file, result.ToJsonString());
        File.SetLastWriteTimeUtc(file, writtenAt);
        return run;
    }

    private async Task<(int ExitCode, JsonNode Json)> JsonAsync(string[] arguments)
    {
        await using var lab = LabProcess.Start(folder, ["size", .. arguments, "--json"]);
        int exitCode = await lab.EndAsync();
        return (exitCode, JsonNode.Parse(string.Concat(lab.Output))!);
    }

    private static string Tried(double load, double headroom, int spare)
    {
        var layouts = Layouts();
        Assert.All(layouts, layout => Assert.Equal("measured", (string)layout!["capacity"]!["status"]!));
        return layouts
                .Where(layout =>
                    Holds(layout!) && (spare == 0 || layouts.Any(other => IsLeftOf(other!, layout!) && Holds(other!)))
                )
                .OrderBy(layout => Cost(layout!))
                .Select(layout => (string)layout!["name"]!)
                .FirstOrDefault()
            ?? "";

        bool Holds(JsonNode layout) => (double)layout["capacity"]!["low"]! * (1 - headroom) >= load;

        bool IsLeftOf(JsonNode other, JsonNode layout) =>
            (int)other["replicas"]! == (int)layout["replicas"]! - spare
            && (double)other["cpus"]! == (double)layout["cpus"]!
            && (double)other["memoryMiB"]! == (double)layout["memoryMiB"]!;
    }

    private static JsonArray Layouts() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Sample, "result.json")))!["layouts"]!.AsArray();

    private static double Cost(JsonNode layout) =>
        (int)layout["replicas"]! * (((double)layout["cpus"]! * 0.04) + ((double)layout["memoryMiB"]! / 1_024 * 0.0045));

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
