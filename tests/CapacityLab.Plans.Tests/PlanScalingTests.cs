using CapacityLab.Results.Units;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

public class PlanScalingTests
{
    private static readonly Plan Sample = PlanReader.Read(Repository.SamplePlan, code: []);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(7, 2)]
    [InlineData(8, 4)]
    [InlineData(64, 4)]
    public void Sizes_grow_by_a_power_of_two_up_to_fourfold(int cores, int factor)
    {
        var scaled = PlanScaling.ToHost(Sample, cores);
        Assert.Equal([.. Sample.Layouts.Select(one => one.Cpus * factor)], scaled.Layouts.Select(one => one.Cpus));
        Assert.Equal(new Cpus(0.5 * factor), scaled.Services[0].Cpus);
        Assert.Equal(new Cpus(0.5 * factor), scaled.Balancer.Cpus);
    }

    [Fact]
    public void Default_names_follow_the_size_in_any_culture() =>
        Assert.Equal(
            ["1 × 0.5 CPU", "1 × 1 CPU", "1 × 2 CPU", "2 × 0.5 CPU", "4 × 0.5 CPU"],
            PlanScaling.ToHost(Sample, cores: 4).Layouts.Select(layout => layout.Name)
        );

    [Fact]
    public void Given_names_memory_and_sizes_without_a_limit_stay()
    {
        var plan = Sample with
        {
            Layouts = [Sample.Layouts[0] with { Name = "small" }],
            Balancer = new BalancerOptions(),
        };
        var scaled = PlanScaling.ToHost(plan, cores: 8);
        Assert.Equal("small", scaled.Layouts[0].Name);
        Assert.Equal(plan.Layouts[0].Memory, scaled.Layouts[0].Memory);
        Assert.Null(scaled.Balancer.Cpus);
    }

    [Fact]
    public void A_scaled_plan_is_final()
    {
        var scaled = PlanScaling.ToHost(Sample, cores: 8);
        Assert.False(scaled.ScaleToHost);
        Assert.Same(scaled, PlanScaling.ToHost(scaled, cores: 8));
    }

    [Fact]
    public void A_plan_that_does_not_ask_for_it_is_left_alone()
    {
        var plan = Sample with { ScaleToHost = false };
        Assert.Same(plan, PlanScaling.ToHost(plan, cores: 64));
    }
}
