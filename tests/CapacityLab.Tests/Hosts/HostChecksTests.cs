using CapacityLab.Hosts;
using CapacityLab.Plans;
using CapacityLab.Results.Units;
using CapacityLab.Tests.Display;

namespace CapacityLab.Tests.Hosts;

public class HostChecksTests
{
    private static readonly ProcessorSplit TwoCores = new([0], [1]);

    [Fact]
    public void A_layout_that_fits_its_processors_raises_no_warning() =>
        Assert.Empty(HostChecks.Check(Told.Plan(), TwoCores));

    [Fact]
    public void Limits_beyond_the_targets_processors_are_a_warning_with_the_sum()
    {
        var payments = new ProgramOptions { Name = "payments", Cpus = new Cpus(0.25) };
        var large = new LayoutOptions
        {
            Name = "4 × 0.25 CPU",
            Replicas = 4,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
        };
        var plan = Told.Plan() with
        {
            Services = [payments],
            Balancer = new BalancerOptions { Cpus = new Cpus(0.5) },
            Layouts = [large],
        };

        var warning = Assert.Single(HostChecks.Check(plan, TwoCores));

        Assert.Equal(("host-overcommitted", "4 × 0.25 CPU"), (warning.Code, warning.Layout));
        Assert.Contains(
            "1.75 CPU (1 of replicas, 0.75 beside them) on 1 processor ",
            warning.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_layout_that_is_raised_is_checked_by_itself()
    {
        var raised = Told.Plan().Layouts[0] with { Name = "raised", Cpus = new Cpus(1.25) };

        Assert.Equal("raised", Assert.Single(HostChecks.CheckSum(Told.Plan(), raised, TwoCores)).Layout);
    }

    [Fact]
    public void The_database_beside_containers_counts_too()
    {
        var plan = Told.Plan() with { Docker = new DockerPlan { Database = new DatabaseOptions(new Cpus(0.9), null) } };

        Assert.Empty(HostChecks.Check(plan, TwoCores));
        Assert.Single(HostChecks.Check(plan, TwoCores, inDocker: true));
    }

    [Fact]
    public void A_single_processor_for_both_is_a_warning() =>
        Assert.Equal(
            "generator-shares-processors",
            HostChecks.Check(Told.Plan(), new ProcessorSplit([0], [0]))[0].Code
        );
}
