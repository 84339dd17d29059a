using CapacityLab.Commands.Runs;
using CapacityLab.Plans;
using CapacityLab.Tests.Display;

namespace CapacityLab.Tests.Commands.Runs;

public class LayoutChoiceTests
{
    [Fact]
    public void Without_names_all_layouts_stay() => Assert.Single(LayoutChoice.Of(Told.Plan(), []).Layouts);

    [Fact]
    public void An_unknown_name_is_told_with_those_that_exist()
    {
        var error = Assert.Throws<PlanException>(() => LayoutChoice.Of(Told.Plan(), [Told.Layout, "2 × 1 CPU"]));
        var mistake = Assert.Single(error.Mistakes);
        Assert.Contains("2 × 1 CPU", mistake.Found, StringComparison.Ordinal);
        Assert.Contains(Told.Layout, mistake.Allowed, StringComparison.Ordinal);
    }
}
