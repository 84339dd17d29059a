using System.Text.Json;

namespace CapacityLab.Plans.Tests;

public class StoredPlanTests
{
    [Fact]
    public void What_is_wrong_has_its_default_and_the_rest_stays()
    {
        var plan = Read(
            """{ "target": { "name": "shop", "health": 7, "metrics": "/m" }, "balancer": { "policy": "x", "cpus": 2 } }"""
        );

        Assert.Equal(("shop", "/healthz", "/m"), (plan.Target.Name, plan.Target.Health, plan.Target.Metrics));
        Assert.Equal(new BalancerOptions { Cpus = new(2) }, plan.Balancer);
    }

    [Fact]
    public void No_file_that_it_names_is_looked_for()
    {
        var draft = StoredPlan.Draft(
            JsonDocument
                .Parse(
                    """
                    {
                      "target": { "name": "shop", "project": "../nowhere" },
                      "scenarios": [
                        { "file": "nowhere.json" },
                        { "name": "s", "steps": [{ "name": "a", "path": "/{{x}}" }], "feeds": { "x": { "csv": "/etc/passwd", "column": "root" } } }
                      ]
                    }
                    """
                )
                .RootElement
        );

        Assert.Equal("../nowhere", draft.Plan.Target.Project);
        Assert.Equal("nowhere.json", draft.Scenarios[0].File);
        Assert.Empty(((Load.Http.Feed.Values)draft.Scenarios[1].Inline!.Feeds["x"]).Items);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "name": "\udc00" }""")]
    public void What_is_no_plan_is_one_of_defaults(string stored) =>
        Assert.Equivalent(StoredPlan.Read(null) with { File = "" }, Read(stored) with { File = "" });

    private static Plan Read(string stored) => StoredPlan.Read(JsonDocument.Parse(stored).RootElement);
}
