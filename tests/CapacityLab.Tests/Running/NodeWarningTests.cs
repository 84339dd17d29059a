using CapacityLab.Results.Layouts;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

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

        var warning = Assert.Single(ResultChecks.Check([layout]));

        Assert.Equal((code, "1 × 1 CPU", message), (warning.Code, warning.Layout, warning.Message));
    }
}
