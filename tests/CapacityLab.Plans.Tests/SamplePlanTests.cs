using CapacityLab.Load.Http;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

public class SamplePlanTests
{
    private static readonly Plan Sample = PlanReader.Read(Repository.SamplePlan, code: []);

    [Fact]
    public void Its_target_is_the_sample_server()
    {
        Assert.Equal("shop", Sample.Name);
        Assert.Equal(Repository.SamplePlan, Sample.File);
        Assert.Equal("shop", Sample.Target.Name);
        Assert.Equal(Path.Combine(Repository.Root, "target-app"), Sample.Target.Project);
        Assert.Null(Sample.Target.Executable);
        Assert.Equal("{payments.url}", Sample.Target.Environment["Shop__PaymentsUrl"]);
    }

    [Fact]
    public void Its_service_has_limits_and_no_program_of_its_own()
    {
        var payments = Assert.Single(Sample.Services);
        Assert.Equal("payments", payments.Name);
        Assert.Null(payments.Project);
        Assert.Null(payments.Executable);
        Assert.Equal(new Cpus(0.5), payments.Cpus);
        Assert.Equal(MemorySize.FromMiB(192), payments.Memory);
    }

    [Fact]
    public void Its_layouts_are_named_by_their_size() =>
        Assert.Equal(
            ["1 × 0.25 CPU", "1 × 0.5 CPU", "1 × 1 CPU", "2 × 0.25 CPU", "4 × 0.25 CPU"],
            Sample.Layouts.Select(layout => layout.Name)
        );

    [Fact]
    public void Its_mix_has_four_scenarios_with_the_weights_of_the_plan() =>
        Assert.Equal(
            [("storefront", 10), ("product-list", 30), ("product", 55), ("order", 5)],
            Sample.Scenarios.Select(scenario => (scenario.Name, scenario.Weight))
        );

    [Fact]
    public void Its_order_is_a_post_with_a_key()
    {
        var order = Sample.Scenarios[3].Http!;
        var step = Assert.Single(order.Steps);
        Assert.Equal(("place order", "POST", "/api/orders"), (step.Name, step.Method, step.Path));
        Assert.Equal("{{key}}", step.Headers.Single(header => header.Key == "Idempotency-Key").Value);
        Assert.Equal("""{"productId":{{product}},"quantity":1}""", step.Body);
        Assert.Equal([201], step.ExpectStatus);
        Assert.Equal(new Feed.Range(1, 1000), order.Feeds["product"]);
        Assert.Equal(new Feed.Uuid(), order.Feeds["key"]);
    }

    [Fact]
    public void Its_settings_are_read()
    {
        Assert.True(Sample.ScaleToHost);
        Assert.Equal(new LoadOptions(), Sample.Load);
        Assert.Equal((6, 2.3, 0.1, 7), Figures(Sample.Search));
        Assert.Equal((4, 1.5, 0.2, 6), Figures(Sample.Quick));
        Assert.Equal(
            (0.3, 1, 5.0),
            (Sample.Sizing.Headroom, Sample.Sizing.SpareReplicas, Sample.Sizing.GrowthPercentPerMonth)
        );
        Assert.Equal(new Prices { PerCoreHour = 0.04, PerGibHour = 0.0045 }, Sample.Sizing.Prices);
        Assert.Equal(new AlertOptions(), Sample.Alerts);
        Assert.Equal(["thread-pool", "dependency"], Sample.Confirm.Keys);
        Assert.Equal("payments", Sample.Confirm["dependency"].Node);
        Assert.Equal(TimeSpan.FromMilliseconds(200), Sample.Objectives.P99);
        Assert.Equal(new RequestRate(100), Sample.Objectives.RequestsPerSecond);
        Assert.Equal(new BalancerOptions { Cpus = new(0.5), Memory = MemorySize.FromMiB(256) }, Sample.Balancer);
    }

    [Fact]
    public void A_folder_stands_for_the_plan_in_it() =>
        Assert.Equal(Sample.File, PlanReader.Read(Path.GetDirectoryName(Sample.File)!, code: []).File);

    private static (double WarmUp, double Probe, double Precision, int MaxProbes) Figures(SearchOptions search) =>
        (search.WarmUp.TotalSeconds, search.Probe.TotalSeconds, search.Precision, search.MaxProbes);
}
