using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>What would be gained without garbage decides between it and processors that bind.</summary>
public class GarbageCollectionTests
{
    [Theory]
    [InlineData(0.08)]
    [InlineData(0.10)]
    [InlineData(0.14)]
    [InlineData(0.20)]
    public void Moderate_pauses_of_a_replica_that_is_throttled_are_the_cpu_limit(double pauses)
    {
        var found = Find(Busy() with { Runtime = Calm with { GcPauseShare = pauses } });

        Assert.Equal(BottleneckCause.CpuLimit, found.Cause);
    }

    [Fact]
    public void Moderate_pauses_are_told_beside_the_limit_that_binds_and_weaken_it()
    {
        var found = Find(Busy() with { Runtime = Calm with { GcPauseShare = 0.14 } });

        var gc = found.Considered.Single(suspect => suspect.Cause == BottleneckCause.Gc);
        Assert.Equal((1.0, BottleneckCause.CpuLimit), (gc.ByItself, gc.ExplainedBy));
        Assert.InRange(gc.Score, 0.05, 0.3);
        Assert.InRange(found.Confidence, 0.7, 0.95);
        Assert.Equal(
            ["cpuUtilisation", "throttledShare", "gcPauseShare", "allocatedBytesPerRequest", "garbageCost"],
            found.Evidence.Select(evidence => evidence.Signal)
        );
        Assert.Equal(
            "Its pauses and the clearing of what is allocated are about 14 % of the time, which would be free without garbage.",
            found.Evidence[^1].Statement
        );
    }

    [Fact]
    public void Of_two_that_are_as_strong_the_one_that_binds_is_named()
    {
        var found = Find(Busy() with { Runtime = Calm with { GcPauseShare = 0.25, AllocatedBytes = null } });

        Assert.Equal(BottleneckCause.CpuLimit, found.Cause);
        Assert.Equal(0.5, found.Considered.Single(suspect => suspect.Cause == BottleneckCause.Gc).Score);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.45)]
    public void Pauses_of_a_third_of_the_time_are_the_cause_under_a_limit_too(double pauses) =>
        AssertNamed(BottleneckCause.Gc, Busy() with { Runtime = Calm with { GcPauseShare = pauses } });

    [Fact]
    public void Where_processor_time_is_left_moderate_pauses_are_the_cause() =>
        AssertNamed(BottleneckCause.Gc, Idle() with { Runtime = Calm with { GcPauseShare = 0.14 } });

    /// <summary>The sample shop, allocating 3 MiB a request: pauses are the smaller part of what that costs.</summary>
    [Theory]
    [InlineData(0.649, 0.26, 0.162, 1_832)]
    [InlineData(0.712, 0.33, 0.239, 1_597)]
    [InlineData(0.745, 0.96, 0.095, 1_100)]
    public void Gibibytes_a_second_are_garbage_though_the_limit_is_near(
        double cpu,
        double throttled,
        double pauses,
        double mebibytesPerSecond
    )
    {
        var node = Node(cpu, throttled) with
        {
            CpuLimit = new Cpus(0.75),
            Runtime = Calm with { GcPauseShare = pauses, AllocatedBytes = mebibytesPerSecond * 10 * 1_048_576 },
        };
        var found = Find(node);

        Assert.Equal(BottleneckCause.Gc, found.Cause);
        Assert.InRange(found.Confidence, 0.9, 1);
    }

    /// <summary>Measured in a container of 0.79 CPU: bursts waited for a processor, not for one of its three threads.</summary>
    [Theory]
    [InlineData(0.75, BottleneckCause.Gc)]
    [InlineData(0.5, BottleneckCause.ThreadPool)]
    public void Garbage_counts_before_the_limit_binds(double utilisation, string cause)
    {
        var node = Node(cpu: 0.79 * utilisation, throttled: 0.09) with
        {
            CpuLimit = new Cpus(0.79),
            Runtime = Calm with { GcPauseShare = 0.064, AllocatedBytes = 13.36e9, ThreadPoolQueueMean = 7.9 },
        };

        Assert.Equal(cause, Find(node).Cause);
    }

    /// <summary>1.1 GiB for each second of processor time: a busy service of small objects, whose requests wait for the database.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.04)]
    public void What_a_busy_service_allocates_hides_no_database(double pauses)
    {
        var node = Node(cpu: 0.375, throttled: 0) with
        {
            Runtime = Calm with
            {
                GcPauseShare = pauses,
                AllocatedBytes = 1.1 * 3.75 * 1_073_741_824,
                DatabaseSeconds = 60,
            },
        };

        AssertNamed(BottleneckCause.Database, node);
    }

    /// <summary>A replica that hardly works, beside a database that fills the processors.</summary>
    [Fact]
    public void Garbage_of_a_node_that_uses_little_of_the_processors_is_none_of_their_use()
    {
        var replica = Node(cpu: 0.1, throttled: 0) with
        {
            Runtime = Calm with { GcPauseShare = 0.05, AllocatedBytes = 2e9, DatabaseSeconds = 90 },
        };
        var database = Node(cpu: 1.45, throttled: 0.9) with
        {
            Name = "database",
            Role = "database",
            CpuLimit = new Cpus(1.5),
            Runtime = null,
        };

        Assert.Equal(BottleneckCause.Database, Find(replica, database).Cause);
    }

    [Fact]
    public void Moderate_pauses_where_the_shared_processors_are_full_are_the_host()
    {
        var node = Node(cpu: 0.48, throttled: 0) with { Runtime = Calm with { GcPauseShare = 0.14 } };
        NodeUse[] nodes = [.. Enumerable.Range(1, 4).Select(number => node with { Name = $"shop-{number}" })];

        Assert.Equal(BottleneckCause.HostCpu, Find(nodes).Cause);
    }
}
