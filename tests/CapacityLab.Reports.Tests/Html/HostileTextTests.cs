using System.Text.Json;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Reports.Tests.Suggestions;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Tests.Html;

public sealed class HostileTextTests : IDisposable
{
    private const string Hostile = "<script>|\"'`&\n--><img src=x onerror=alert(1)>";

    private readonly RunFolder _folder = new(Run());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Html_shows_it_as_text()
    {
        Assert.DoesNotContain("<script", _folder.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", _folder.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", _folder.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Plots_stay_well_formed()
    {
        var plots = Directory.GetFiles(Path.Combine(_folder.Path, "plots"), "*.svg");

        Assert.NotEmpty(plots);
        Assert.All(plots, plot => System.Xml.Linq.XDocument.Load(plot));
    }

    [Fact]
    public void Markdown_keeps_its_columns_and_shows_no_html()
    {
        var rows = _folder.Markdown.Split('\n').Where(l => l.StartsWith('|')).ToArray();
        var unescaped = rows.Select(r => r.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));

        Assert.Equal([8, 8, 8, 12, 12, 12, 8, 8, 8], unescaped);
        Assert.DoesNotContain(
            "<script",
            _folder.Markdown.Replace("\\<", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Csv_gives_it_back_and_no_formula()
    {
        var csv = _folder.Read("probes.csv") + _folder.Read("recommendation.csv");

        Assert.Contains("\"<script>|\"\"'`&\n--><img", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggested_files_keep_their_structure()
    {
        var kubernetes = ReadYaml.Documents(_folder.Read("suggestions/kubernetes.yaml"));
        var compose = Assert.Single(ReadYaml.Documents(_folder.Read("suggestions/compose.yaml")));

        Assert.Equal(
            ["Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget"],
            kubernetes.Select(d => d.Text("kind"))
        );
        Assert.Equal(["script-img-src-x-onerror-alert-1", "balancer"], compose.At("services").Keys());
        Assert.Equal(Hostile, kubernetes[0].At("spec", "template", "spec", "containers", 0, "env", 0).Text("value"));
        Assert.Equal(Hostile, compose.At("services", "script-img-src-x-onerror-alert-1", "environment").Text(Hostile));
    }

    private static RunResult Run()
    {
        var sizing = SampleSizing.Create();
        var layout = SampleLayout.Measured(Hostile, 2, 0.25, 100, SampleRun.Start);
        var probe = layout.Probes[0] with
        {
            Failures = new Dictionary<string, long> { ["=1+1" + Hostile] = 3 },
            Nodes = [.. layout.Probes[0].Nodes.Select(n => n with { Name = Hostile + n.Name, Role = Hostile })],
            ObjectivesBroken = ["=1+1" + Hostile],
        };
        return new RunResult
        {
            RunId = Hostile,
            Verdict = Hostile,
            Command = Hostile,
            Host = new HostSnapshot { Name = Hostile },
            Plan = JsonSerializer.SerializeToElement(
                new
                {
                    target = new
                    {
                        name = Hostile,
                        image = Hostile,
                        environment = new Dictionary<string, string> { [Hostile] = Hostile },
                    },
                }
            ),
            Recommendation = sizing with
            {
                Layout = Hostile,
                Answer = Hostile,
                UpOrOut = Hostile,
                Counted = Hostile,
                Request = sizing.Request with
                {
                    Prices = new Prices { Currency = Hostile, PerCoreHour = 1 },
                },
                Layouts =
                [
                    sizing.Layouts[0] with
                    {
                        Name = Hostile,
                        LimitedBy = Hostile,
                        Reasons = ["=1+1" + Hostile],
                    },
                ],
                Deployment = sizing.Deployment! with { Layout = Hostile, Notes = [Hostile] },
            },
            Warnings = [new Warning(Hostile, Hostile, Hostile, Hostile)],
            Gates =
            [
                new GateResult
                {
                    Name = Hostile,
                    Layout = Hostile,
                    Unit = Hostile,
                    Comparison = Hostile,
                    Basis = Hostile,
                },
            ],
            Alerts =
            [
                new AlertResult
                {
                    Name = Hostile,
                    Layout = Hostile,
                    Message = Hostile,
                },
            ],
            Layouts =
            [
                layout with
                {
                    Probes = [probe, .. layout.Probes.Skip(1)],
                    Bottleneck = new BottleneckResult
                    {
                        Cause = Hostile,
                        Node = Hostile,
                        Evidence = [new(Hostile, Hostile, 1, 1)],
                        Confirmation = new ConfirmationResult { Evidence = Hostile, Raised = layout },
                    },
                    Capacity = layout.Capacity with { BrokenBy = Hostile },
                    Shares = [new NodeShare(Hostile, 3), new NodeShare("replica-2", 4)],
                    Events = [new NodeEvent(Hostile, Hostile, SampleRun.Start, 1, Hostile)],
                    Error = Hostile,
                },
            ],
        };
    }
}
