using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Text;

public class DemandReportTests
{
    private const string Finding =
        "The processor time of a request bounds the rate at 417 req/s (<shop-1>); the capacity, 160 req/s, is 38 % of it: a lock limits it.";

    [Fact]
    public void Page_summary_and_table_show_demand_and_finding()
    {
        using var folder = new RunFolder(With(DemandAgreement.Below));

        Assert.Contains("id=\"demand\"", folder.Html, StringComparison.Ordinal);
        Assert.Contains("1.2 ms", folder.Html, StringComparison.Ordinal);
        Assert.Contains(
            "(&lt;shop-1&gt;); the capacity, 160 req/s, is 38 % of it",
            folder.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("Left out: Probe 3: it was an overload.", folder.Html, StringComparison.Ordinal);
        Assert.Contains("## What processors would allow", folder.Markdown, StringComparison.Ordinal);
        Assert.Contains(
            "<shop-1>,replica,cpu-seconds,0.0012,0.0011,0.0013,0,4,0.5,416.6667,384.6154,454.5455,",
            folder.Read("demands.csv"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(DemandAgreement.Below, true)]
    [InlineData(DemandAgreement.Above, true)]
    [InlineData(DemandAgreement.Between, false)]
    [InlineData(DemandAgreement.Unknown, false)]
    public void The_console_names_each_contradiction(DemandAgreement agreement, bool named) =>
        Assert.Equal(
            named,
            DemandFinding.Lines(With(agreement)).Any(line => line.EndsWith(Finding, StringComparison.Ordinal))
        );

    [Fact]
    public void The_console_says_in_one_line_which_layouts_agree()
    {
        var run = With(DemandAgreement.Agrees);

        Assert.StartsWith(
            "Capacity and processor time of a request agree: ",
            Assert.Single(DemandFinding.Lines(run)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_result_without_demands_shows_nothing_of_them()
    {
        using var folder = new RunFolder(SampleRun.Complete());

        Assert.DoesNotContain("id=\"demand\"", folder.Html, StringComparison.Ordinal);
        Assert.Empty(DemandFinding.Lines(SampleRun.Complete()));
    }

    private static RunResult With(DemandAgreement agreement)
    {
        var run = SampleRun.Complete();
        var layout = run.Layouts[0] with
        {
            Demands =
            [
                new ServiceDemand
                {
                    Node = "<shop-1>",
                    Role = "replica",
                    Resource = DemandResource.CpuSeconds,
                    PerRequest = 0.0012,
                    Low = 0.0011,
                    High = 0.0013,
                    Observations = 4,
                    Limit = 0.5,
                    BoundRequestsPerSecond = new RequestRate(0.5 / 0.0012),
                    BoundLow = new RequestRate(0.5 / 0.0013),
                    BoundHigh = new RequestRate(0.5 / 0.0011),
                },
            ],
            DemandCheck = new DemandCheck
            {
                Agreement = agreement,
                Finding = Finding,
                LeftOut = ["Probe 3: it was an overload."],
            },
        };
        return run with { Layouts = [layout, .. run.Layouts.Skip(1)] };
    }
}
