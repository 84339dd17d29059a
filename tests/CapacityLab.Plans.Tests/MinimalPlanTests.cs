using CapacityLab.Load.Http;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Tests;

public sealed class MinimalPlanTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_not_stated_has_its_default()
    {
        var plan = folder.Read(PlanFolder.Minimal);
        Assert.Empty(plan.Services);
        Assert.False(plan.ScaleToHost);
        Assert.Equal(new BalancerOptions(), plan.Balancer);
        Assert.Equal(new LoadOptions(), plan.Load);
        Assert.Equal(new SearchOptions(), plan.Search);
        Assert.Equal(SearchOptions.QuickDefaults, plan.Quick);
        Assert.Equal(new SizingRequest(), plan.Sizing);
        Assert.Equal(new AlertOptions(), plan.Alerts);
        Assert.Equal(new Objectives(), plan.Objectives);
        Assert.Equal(("/healthz", TimeSpan.FromSeconds(30)), (plan.Target.Health, plan.Target.ReadyTimeout));
    }

    [Fact]
    public void A_step_without_a_method_is_a_get_that_expects_any_success()
    {
        var step = Step("""{ "name": "s", "path": "/" }""");
        Assert.Equal("GET", step.Method);
        Assert.Empty(step.ExpectStatus);
        Assert.Null(step.Body);
        Assert.Null(step.ExpectBodyContains);
    }

    [Fact]
    public void A_layout_is_one_replica_named_by_its_size()
    {
        var layout = Assert.Single(folder.Read(PlanFolder.Minimal).Layouts);
        Assert.Equal(("1 × 1 CPU", 1), (layout.Name, layout.Replicas));
        Assert.True(layout.NameIsDefault);
        Assert.Equal(MemorySize.FromMiB(256), layout.Memory);
    }

    [Fact]
    public void Quick_settings_that_are_not_stated_are_the_quick_ones() =>
        Assert.Equal(
            SearchOptions.QuickDefaults with
            {
                MaxProbes = 3,
            },
            folder.Read(PlanFolder.With(more: """, "quick": { "maxProbes": 3 }""")).Quick
        );

    [Fact]
    public void Comments_trailing_commas_a_schema_and_a_byte_order_mark_are_fine() =>
        Assert.Equal(
            "lab",
            folder.Read(PlanFolder.With(more: ", \"$schema\": \"x.json\", /* a */ // b\n").Insert(0, "\uFEFF")).Name
        );

    [Fact]
    public void A_body_of_json_is_sent_without_blanks_and_comments() =>
        Assert.Equal(
            """{"a":"{{x}} <ü>","b":[1,{"c":null}]}""",
            Step(
                """{ "name": "s", "path": "/", "method": "PUT", "body": { "a": "{{x}} <ü>", /* . */ "b": [1, { "c": null },] } }""",
                feeds: """{ "x": { "values": ["y"] } }"""
            ).Body
        );

    [Fact]
    public void A_status_may_stand_alone() =>
        Assert.Equal([204], Step("""{ "name": "s", "path": "/", "expect": { "status": 204 } }""").ExpectStatus);

    [Fact]
    public void A_captured_value_is_known_to_later_steps()
    {
        var steps = """
            { "name": "a", "path": "/", "capture": { "id": "$.items[0].id" } }, { "name": "b", "path": "/{{id}}" }
            """;
        Assert.Equal("$.items[0].id", Step(steps).Capture["id"]);
    }

    [Fact]
    public void A_feed_takes_its_values_from_a_column_of_a_csv_file()
    {
        folder.Write("ids.csv", "id,name\r\n7,\"Doe, \"\"J\"\"\"\r\n8,\r\n");
        var feeds = """{ "x": { "csv": "ids.csv", "column": "name", "order": "sequence" } }""";
        var scenario = Http(PlanFolder.WithSteps("""{ "name": "s", "path": "/{{x}}" }""", feeds));
        var values = Assert.IsType<Feed.Values>(scenario.Feeds["x"]);
        Assert.Equal(["Doe, \"J\"", ""], values.Items);
        Assert.Equal(FeedOrder.Sequence, values.Order);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(", \"weight\": 5", 5)]
    public void A_weight_in_the_plan_wins_over_that_of_the_scenario_file(string more, int weight)
    {
        folder.Write("s.json", """{ "name": "s", "weight": 3, "steps": [{ "name": "s", "path": "/" }] }""");
        var plan = folder.Read(PlanFolder.With(scenarios: $$"""[{ "file": "s.json"{{more}} }]"""));
        var scenario = Assert.Single(plan.Scenarios);
        Assert.Equal((weight, weight), (scenario.Weight, scenario.Http!.Weight));
    }

    [Fact]
    public void A_scenario_in_code_has_its_own_weight_unless_the_plan_states_one()
    {
        var code = Load.Scenario.Create("check-out", _ => throw new InvalidOperationException()).WithWeight(4);
        var scenario = Assert.Single(
            folder.Read(PlanFolder.With(scenarios: """[{ "code": "check-out" }]"""), code).Scenarios
        );
        Assert.Equal(
            new ScenarioOptions
            {
                Name = "check-out",
                Weight = 4,
                Code = code,
            },
            scenario
        );
    }

    [Fact]
    public void Programs_are_found_from_the_plan_or_on_path()
    {
        folder.Write("run.sh", "");
        Assert.Equal("shop", folder.Read(PlanFolder.Minimal).Target.Executable);
        Assert.Equal(
            Path.Combine(folder.Path, "run.sh"),
            folder.Read(PlanFolder.With(target: """{ "name": "shop", "executable": "./run.sh" }""")).Target.Executable
        );
    }

    private HttpScenario Http(string plan) => Assert.Single(folder.Read(plan).Scenarios).Http!;

    private HttpStep Step(string steps, string feeds = "{}") => Http(PlanFolder.WithSteps(steps, feeds)).Steps[0];
}
