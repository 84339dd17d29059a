using CapacityLab.Reports.Csv;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Text;

public class LayoutFactsTests
{
    private static readonly ProbeResult Rung = new()
    {
        Index = 1,
        Purpose = ProbePurpose.Ladder,
        Model = LoadModel.Closed,
        Concurrency = 4,
        Offered = new RequestRate(90),
    };

    private static readonly LayoutResult Layout = new()
    {
        Probes =
        [
            Rung,
            new ProbeResult
            {
                Index = 2,
                Purpose = ProbePurpose.Search,
                Offered = new RequestRate(80),
                EndedEarly = "It was hopeless.",
                Recovery = new RecoveryResult(TimeSpan.FromSeconds(1.5), Recovered: true),
                LittlesLawError = -0.01,
                Disturbances = ["One.", "Two."],
            },
        ],
    };

    [Fact]
    public void A_rung_of_the_ladder_is_on_no_curve_over_the_offered_load() =>
        Assert.Equal([2], Layout.ByLoad().Select(probe => probe.Index));

    [Fact]
    public void A_rung_is_not_judged_which_is_no_warning() => Assert.Equal("not judged", Marks.Of(Rung).Word);

    [Fact]
    public void The_table_tells_rungs_early_ends_and_suspicion()
    {
        using var writer = new StringWriter();
        ProbesCsv.Write(writer, new RunResult { Layouts = [Layout] });
        var lines = writer.ToString().Split('\n');

        Assert.Contains(",ladder,closed,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",It was hopeless.,1.5,-0.01,,,0,,One. Two.", lines[2].TrimEnd(), StringComparison.Ordinal);
    }
}
