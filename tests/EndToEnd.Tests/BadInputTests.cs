using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

public class BadInputTests
{
    [Fact]
    public async Task Every_mistake_of_a_plan_is_told_at_once_and_nothing_is_started()
    {
        using var bench = new Bench(plan =>
        {
            plan["layouts"]![0]!["cpus"] = "fast";
            plan["objectivs"] = new JsonObject();
            plan["alerts"]!["overSeconds"] = -1;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(2, await lab.EndAsync());

        Assert.Contains(
            lab.Error,
            line =>
                line.Contains("$.layouts[0].cpus", StringComparison.Ordinal)
                && line.Contains("\"fast\"", StringComparison.Ordinal)
        );
        Assert.Contains(lab.Error, line => line.Contains("objectivs", StringComparison.Ordinal));
        Assert.Contains(lab.Error, line => line.Contains("$.alerts.overSeconds", StringComparison.Ordinal));
        Assert.False(Directory.Exists(bench.Run));
    }

    [Theory]
    [InlineData("run", "--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("run", "--plan", "no-such-file.json")]
    [InlineData("run", "--only", "no such layout")]
    [InlineData("run", "--output", "loud")]
    [InlineData("run", "--runtime", "podman")]
    [InlineData("report", "no-such-folder")]
    public async Task A_wrong_command_line_ends_with_2_and_one_clear_message(params string[] arguments)
    {
        using var bench = new Bench();
        await using var lab = LabProcess.Start(bench.Folder, arguments);

        Assert.Equal(2, await lab.EndAsync());

        Assert.NotEmpty(lab.Error);
        Assert.DoesNotContain(lab.Error, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_holds_a_run_already_is_not_written_over()
    {
        using var bench = new Bench();
        Directory.CreateDirectory(bench.Run);
        await File.WriteAllTextAsync(Path.Combine(bench.Run, "result.json"), "{}");
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(2, await lab.EndAsync());
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(bench.Run, "result.json")));
    }
}
