using System.Text.Json;
using CapacityLab.Plans.Suggestions;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Results.Runs;

namespace CapacityLab.Plans.Tests.Suggestions;

public sealed class HostileSuggestionTests : IDisposable
{
    private const string Markup = "<script>|\"'`&\n--><img src=x onerror=alert(1)>";
    private const string Turning = "a\u001b]0;t\u0007\u009b2J\u202ecod.exe\u2066\u200e\ufeff b";

    private readonly string folder = Directory.CreateTempSubdirectory("suggestions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Suggested_files_keep_their_structure()
    {
        SuggestionFolder.Write(folder, Run(Markup));
        var kubernetes = ReadYaml.Documents(Read("kubernetes.yaml"));
        var compose = Assert.Single(ReadYaml.Documents(Read("compose.yaml")));

        Assert.Equal(
            ["Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget"],
            kubernetes.Select(d => d.Text("kind"))
        );
        Assert.Equal(["target", "balancer"], compose.At("services").Keys());
        Assert.Equal(Markup, kubernetes[0].At("spec", "template", "spec", "containers", 0, "env", 0).Text("value"));
        Assert.Equal(Markup, compose.At("services", "target", "environment").Text(Markup));
    }

    [Fact]
    public void Nothing_that_turns_text_or_drives_a_terminal_is_in_any_file()
    {
        SuggestionFolder.Write(folder, Run(Turning));

        Assert.All(
            (string[])["kubernetes.yaml", "compose.yaml"],
            file =>
                Assert.DoesNotMatch(
                    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]",
                    Read(file)
                )
        );
    }

    [Fact]
    public void What_a_plan_may_not_say_has_its_default()
    {
        SuggestionFolder.Write(folder, Run(Markup));

        var service = Assert.Single(ReadYaml.Documents(Read("compose.yaml"))).At("services", "target");

        Assert.Equal("target:latest", service.Text("image"));
    }

    [Theory]
    [InlineData("""{ "target": 7, "services": "x", "docker": [], "balancer": null }""")]
    [InlineData("""{ "target": { "name": "\ud800" } }""")]
    [InlineData("""["target"]""")]
    [InlineData(
        """{ "scenarios": [{ "steps": [{ "path": "/{{a}}" }], "feeds": { "a": { "csv": "/etc/hostname", "column": "b" } } }] }"""
    )]
    [InlineData("""{ "target": { "project": "../nowhere", "executable": "/nowhere" }, "layouts": [{ "cpus": -1 }] }""")]
    public void A_damaged_plan_gives_the_generic_files(string plan)
    {
        SuggestionFolder.Write(folder, SampleRun.Complete() with { Plan = JsonDocument.Parse(plan).RootElement });

        Assert.Equal("target", ReadYaml.Documents(Read("kubernetes.yaml"))[0].Text("metadata", "name"));
        Assert.Equal(
            ["target", "balancer"],
            Assert.Single(ReadYaml.Documents(Read("compose.yaml"))).At("services").Keys()
        );
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    private static RunResult Run(string hostile)
    {
        var run = SampleRun.Complete();
        var sizing = run.Recommendation!;
        return run with
        {
            RunId = hostile,
            Plan = JsonSerializer.SerializeToElement(
                new
                {
                    target = new
                    {
                        name = hostile,
                        image = hostile,
                        environment = new Dictionary<string, string> { [hostile] = hostile },
                    },
                }
            ),
            Recommendation = sizing with
            {
                Answer = hostile,
                Deployment = sizing.Deployment! with { Layout = hostile, Notes = [hostile] },
            },
        };
    }
}
