using System.Text.Json;
using CapacityLab.Reports.Tests.Sample;
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
    public void Nothing_that_turns_text_or_drives_a_terminal_is_in_any_file()
    {
        using var folder = new RunFolder(Run("a\u001b]0;t\u0007\u009b2J\u202ecod.exe\u2066\u200e\ufeff b"));
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);

        Assert.True(files.Length > 8, $"only {files.Length} files were looked at");
        Assert.All(
            files.Where(file => !file.EndsWith(".json", StringComparison.Ordinal)),
            file =>
                Assert.DoesNotMatch(
                    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]",
                    File.ReadAllText(file)
                )
        );
        Assert.Contains("\\u{202e}cod.exe", folder.Html, StringComparison.Ordinal);
    }

    private static RunResult Run(string hostile = Hostile)
    {
        var sizing = SampleSizing.Create();
        var layout = SampleLayout.Measured(hostile, 2, 0.25, 100, SampleRun.Start);
        var probe = layout.Probes[0] with
        {
            Failures = new Dictionary<string, long> { ["=1+1" + hostile] = 3 },
            Nodes = [.. layout.Probes[0].Nodes.Select(n => n with { Name = hostile + n.Name, Role = hostile })],
            ObjectivesBroken = ["=1+1" + hostile],
        };
        return new RunResult
        {
            RunId = hostile,
            Verdict = hostile,
            Command = hostile,
            Host = new HostSnapshot { Name = hostile },
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
                Layout = hostile,
                Answer = hostile,
                UpOrOut = hostile,
                Counted = hostile,
                Request = sizing.Request with
                {
                    Prices = new Prices { Currency = hostile, PerCoreHour = 1 },
                },
                Layouts =
                [
                    sizing.Layouts[0] with
                    {
                        Name = hostile,
                        LimitedBy = hostile,
                        Reasons = ["=1+1" + hostile],
                    },
                ],
                Deployment = sizing.Deployment! with { Layout = hostile, Notes = [hostile] },
            },
            Warnings = [new Warning(hostile, hostile, hostile, hostile)],
            Gates =
            [
                new GateResult
                {
                    Name = hostile,
                    Layout = hostile,
                    Unit = hostile,
                    Comparison = hostile,
                    Basis = hostile,
                },
            ],
            Alerts =
            [
                new AlertResult
                {
                    Name = hostile,
                    Layout = hostile,
                    Message = hostile,
                },
            ],
            Layouts =
            [
                layout with
                {
                    Probes = [probe, .. layout.Probes.Skip(1)],
                    Bottleneck = new BottleneckResult
                    {
                        Cause = hostile,
                        Node = hostile,
                        Evidence = [new(hostile, hostile, 1, 1)],
                        Confirmation = new ConfirmationResult { Evidence = hostile, Raised = layout },
                    },
                    Capacity = layout.Capacity with { BrokenBy = hostile },
                    Shares = [new NodeShare(hostile, 3), new NodeShare("replica-2", 4)],
                    Events = [new NodeEvent(hostile, hostile, SampleRun.Start, 1, hostile)],
                    Error = hostile,
                },
            ],
        };
    }
}
