using CapacityLab.Analysis.Conclusions;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Conclusions;

public class NodeWarningTests
{
    [Theory]
    [InlineData("log.shop-1", "log-incomplete", "Log of shop-1: no space left; its log is incomplete.")]
    [InlineData("swap.shop-1", "swap-not-limited", "Swap of shop-1 is no space left.")]
    public void What_the_facts_say_against_a_node_is_a_warning_of_its_layout(string fact, string code, string message)
    {
        var layout = new LayoutResult
        {
            Name = "1 × 1 CPU",
            Facts = new Dictionary<string, string> { [fact] = "no space left", ["engine"] = "20.10" },
        };

        var warning = Assert.Single(ResultChecks.Check([layout], processors: 2));

        Assert.Equal((code, "1 × 1 CPU", message), (warning.Code, warning.Layout, warning.Message));
    }

    [Fact]
    public void That_others_used_the_host_is_told_with_how_many_probes_it_was()
    {
        var calm = new ProbeResult { ObjectivesHeld = true, OthersCpu = new Cpus(0.01) };
        var layout = new LayoutResult
        {
            Name = "1 × 1 CPU",
            WarmUp = new WarmUpResult { Settled = true },
            Probes = [calm, calm with { OthersCpu = new Cpus(Environment.ProcessorCount / 2.0) }, calm],
        };

        var warning = Assert.Single(ResultChecks.Check([layout], processors: 2));

        Assert.Equal("host-disturbed", warning.Code);
        Assert.Contains(" at most, in 1 of 3 probes.", warning.Message, StringComparison.Ordinal);
    }
}
