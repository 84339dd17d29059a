using CapacityLab.Confirming;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;
using CapacityLab.Tests.Display;

namespace CapacityLab.Tests.Confirming;

public class ResourceRaiseTests
{
    [Fact]
    public void A_replica_at_its_cpu_limit_gets_a_quarter_more_and_so_do_the_others()
    {
        var raised = Raised(BottleneckCause.CpuLimit, "shop-2");

        Assert.Equal((0.3125, 256.0), (raised.Layout.Cpus.Cores, raised.Layout.Memory.MiB));
        Assert.Equal(("2 × 0.25 CPU, raised", "shop"), (raised.Layout.Name, raised.Node));
        Assert.Equal(
            new ResourceChange("CPU limit of each replica", "0.25 CPU", "0.3125 CPU") { Factor = 1.25 },
            Assert.Single(raised.Changes)
        );
        Assert.Same(Shop, raised.Plan);
    }

    [Theory]
    [InlineData(BottleneckCause.Memory)]
    [InlineData(BottleneckCause.Gc)]
    public void Memory_and_collections_ask_for_memory(string cause)
    {
        var raised = Raised(cause, "shop-1");

        Assert.Equal((0.25, 320.0), (raised.Layout.Cpus.Cores, raised.Layout.Memory.MiB));
        Assert.Equal(("256 MiB", "320 MiB"), (raised.Changes[0].From, raised.Changes[0].To));
    }

    [Fact]
    public void A_service_at_its_cpu_limit_gets_more_and_nothing_else_changes()
    {
        var raised = Raised(BottleneckCause.Dependency, "payments", "cpuUtilisation");

        Assert.Equal(0.5, Assert.Single(raised.Plan.Services).Cpus!.Value.Cores);
        Assert.Equal(("payments", "CPU limit of payments"), (raised.Node, raised.Changes[0].Resource));
        Assert.Equal(0.25, raised.Layout.Cpus.Cores);
        Assert.Equal(Shop with { Services = raised.Plan.Services }, raised.Plan);
    }

    [Fact]
    public void The_balancer_and_the_database_of_containers_have_limits_of_their_own()
    {
        var balancer = Raised(BottleneckCause.Balancer, "balancer");
        var database = Raised(BottleneckCause.Database, "database", "cpuUtilisation", inDocker: true);

        Assert.Equal(0.625, balancer.Plan.Balancer.Cpus!.Value.Cores);
        Assert.Equal(1, database.Plan.Docker.Database!.Cpus!.Value.Cores);
        Assert.Equal((0.5, 0.8), (Shop.Balancer.Cpus!.Value.Cores, Shop.Docker.Database!.Cpus!.Value.Cores));
    }

    [Fact]
    public void A_setting_is_raised_to_what_the_plan_says()
    {
        var raised = Raised(BottleneckCause.ConnectionPool, "shop-1");

        Assert.Equal("10", raised.Plan.Target.Environment["POOL"]);
        Assert.Equal("kept", raised.Plan.Target.Environment["OTHER"]);
        Assert.Equal(
            [
                new ResourceChange("POOL", "8", "10") { Factor = 1.25 },
                new ResourceChange("NEW", "not set", "on"),
                new ResourceChange("API_KEY", "***", "***"),
            ],
            raised.Changes
        );
    }

    [Fact]
    public void In_containers_it_lies_over_their_own_variables()
    {
        var raised = Raised(BottleneckCause.ConnectionPool, "shop-1", inDocker: true);

        Assert.Equal("10", raised.Plan.Docker.Environment["POOL"]);
        Assert.Equal(new ResourceChange("POOL", "9", "10") { Factor = 1.1111 }, raised.Changes[0]);
    }

    [Fact]
    public void A_setting_may_be_a_services()
    {
        var raised = Raised(BottleneckCause.Dependency, "payments", "dependencyShare");

        Assert.Equal("20", Assert.Single(raised.Plan.Services).Environment["CONCURRENCY"]);
        Assert.Equal("payments", raised.Node);
        Assert.Equal(Shop.Target, raised.Plan.Target);
    }

    [Theory]
    [InlineData(BottleneckCause.HostCpu, "host", "processors of the host")]
    [InlineData(BottleneckCause.Unknown, "", "No cause was named")]
    [InlineData(BottleneckCause.Lock, "shop-1", "Name it in confirm.lock.")]
    public void What_cannot_be_raised_is_told(string cause, string node, string why)
    {
        var answer = Answer(Measured(cause, node));

        Assert.Null(answer.Raised);
        Assert.Contains(why, answer.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_two_ends_of_a_capacity_there_is_nothing_to_compare_with()
    {
        var measured = Measured(BottleneckCause.CpuLimit, "shop-1");
        var open = measured with
        {
            Capacity = measured.Capacity with { High = null, Status = CapacityStatus.NotReached },
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.None },
        };

        Assert.StartsWith("No rate broke", Answer(open).WhyNot, StringComparison.Ordinal);
        Assert.StartsWith(
            "No capacity",
            Answer(measured with { Error = "shop-1 died." }).WhyNot,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void More_than_the_processors_or_a_limit_by_affinity_would_refute_what_is_true()
    {
        var measured = Measured(BottleneckCause.CpuLimit, "shop-1");
        var one = Layout with { Cpus = new Cpus(1) };

        Assert.Contains(
            "1.25 CPU is more than the 1 processor ",
            new ResourceRaise(Shop, 1, InDocker: false).Of(one, measured).WhyNot,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "whole processors",
            Answer(measured with { LimitsBy = "affinity" }).WhyNot,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_node_without_a_limit_is_told()
    {
        var plan = Shop with { Balancer = new BalancerOptions() };
        var measured = Measured(BottleneckCause.Balancer, "balancer");

        Assert.Equal(
            "The plan gives balancer no CPU limit that could be raised.",
            new ResourceRaise(plan, 2, InDocker: false).Of(Layout, measured).WhyNot
        );
    }

    [Fact]
    public void No_other_layout_has_the_raised_ones_name()
    {
        var plan = Shop with { Layouts = [Layout, Layout with { Name = "2 × 0.25 CPU, raised" }] };

        Assert.Equal("2 × 0.25 CPU, raised again", ResourceRaise.NameOf(plan, Layout));
    }

    private static readonly LayoutOptions Layout = new()
    {
        Replicas = 2,
        Cpus = new Cpus(0.25),
        Memory = MemorySize.FromMiB(256),
    };

    private static readonly Plan Shop = Told.Plan() with
    {
        Target = new ProgramOptions
        {
            Name = "shop",
            Environment = Variables(("POOL", "8"), ("OTHER", "kept"), ("API_KEY", "a")),
        },
        Services = [new ProgramOptions { Name = "payments", Cpus = new Cpus(0.4) }],
        Balancer = new BalancerOptions { Cpus = new Cpus(0.5) },
        Docker = new DockerPlan
        {
            Database = new DatabaseOptions(new Cpus(0.8), null),
            Environment = Variables(("POOL", "9")),
        },
        Confirm = new Dictionary<string, SettingRaise>
        {
            [BottleneckCause.ConnectionPool] = new()
            {
                Environment = Variables(("POOL", "10"), ("NEW", "on"), ("API_KEY", "b")),
            },
            [BottleneckCause.Dependency] = new() { Node = "payments", Environment = Variables(("CONCURRENCY", "20")) },
        },
    };

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value);

    private static LayoutResult Measured(string cause, string node, string signal = "") =>
        new()
        {
            LimitsBy = "cgroup-v2",
            Capacity = new CapacityResult
            {
                RequestsPerSecond = new RequestRate(100),
                Low = new RequestRate(98),
                High = new RequestRate(102),
                Status = CapacityStatus.Measured,
            },
            Bottleneck = new BottleneckResult
            {
                Cause = cause,
                Node = node,
                Evidence = [new Evidence("", signal, 1, 0.9)],
            },
        };

    private static RaiseAnswer Answer(LayoutResult measured, bool inDocker = false) =>
        new ResourceRaise(Shop, TargetProcessors: 2, inDocker).Of(Layout, measured);

    private static RaisedLayout Raised(string cause, string node, string signal = "", bool inDocker = false) =>
        Answer(Measured(cause, node, signal), inDocker).Raised!;
}
