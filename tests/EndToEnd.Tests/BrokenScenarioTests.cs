using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace EndToEnd.Tests;

public class BrokenScenarioTests
{
    [Fact]
    public async Task A_misspelt_path_ends_the_layout_with_2_and_is_named_everywhere_and_no_node_is()
    {
        using var bench = new Bench();
        UseScenario(
            bench,
            """{ "name": "browse", "steps": [{ "name": "page", "path": "/api/prodcts/1", "expect": { "status": [200] } }] }"""
        );
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(2, await lab.EndAsync());

        var layout = Assert.Single(bench.Result().Layouts);
        Assert.Equal(CapacityStatus.BrokenScenario, layout.Capacity.Status);
        Assert.Equal(BottleneckCause.Unknown, layout.Bottleneck.Cause);
        Assert.Empty(layout.Probes);
        Assert.Contains(layout.WarmUp.FailureExamples, failure => failure is { Step: "page", Kind: "http-404" });
        Assert.StartsWith(
            "BROKEN SCENARIO: Step 'page' of scenario 'browse' fails with http-404 in 100 % of ",
            lab.Output[^1],
            StringComparison.Ordinal
        );
        Assert.Contains(lab.Output, line => line.Contains("broken scenario", StringComparison.Ordinal));
        foreach (string file in (string[])["report.html", "summary.md", "result.json"])
        {
            Assert.Contains(
                "http-404",
                await File.ReadAllTextAsync(Path.Combine(bench.Run, file), TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_step_that_fails_in_half_of_the_iterations_is_named_with_its_share()
    {
        using var bench = new Bench();
        UseScenario(
            bench,
            """
            {
              "name": "browse",
              "feeds": { "page": { "values": ["products/1", "prodcts/1"], "order": "random" } },
              "steps": [
                { "name": "home", "path": "/" },
                { "name": "page", "path": "/api/{{page}}", "expect": { "status": [200] } }
              ]
            }
            """
        );
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(2, await lab.EndAsync());
        Assert.Contains(
            "Step 'page' of scenario 'browse' fails with http-404",
            lab.Output[^1],
            StringComparison.Ordinal
        );
    }

    private static void UseScenario(Bench bench, string scenario)
    {
        string plan = Path.Combine(bench.Folder, "lab.json");
        string file = Path.Combine(bench.Folder, "browse.json");
        File.WriteAllText(file, scenario);
        var json = JsonNode.Parse(File.ReadAllText(plan))!;
        json["scenarios"] = new JsonArray(new JsonObject { ["file"] = file });
        File.WriteAllText(plan, json.ToJsonString());
    }
}
