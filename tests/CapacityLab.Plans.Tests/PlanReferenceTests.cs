using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

/// <summary>docs/plan.md is made of the declarations. With CAPACITYLAB_APPROVE=1 set, the test writes it instead.</summary>
public class PlanReferenceTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "plan.md");

    [Fact]
    public void The_reference_is_what_the_declarations_say()
    {
        if (Environment.GetEnvironmentVariable("CAPACITYLAB_APPROVE") == "1")
        {
            File.WriteAllText(Page, PlanReference.Markdown());
        }

        Assert.True(File.Exists(Page), "docs/plan.md is missing; CAPACITYLAB_APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(Page), PlanReference.Markdown(), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("| `name` | a name of 1 to 60 characters")]
    [InlineData("| `layouts[].replicas` | a whole number from 1 to 256 | `1` |")]
    [InlineData("| `layouts[].cpus` | a number from 0.05 to 1,024, in cores | required |")]
    [InlineData("| `services[].…` | the fields of `target` |")]
    [InlineData("| `quick.maxProbes` | a whole number from 3 to 50 | `5` |")]
    [InlineData("| `scenarios[].feeds.NAME.order` | one of random, sequence | `\"random\"` |")]
    public void It_has_the_fields_of_all_sections(string row) =>
        Assert.Contains(row, PlanReference.Markdown(), StringComparison.Ordinal);
}
