using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

public class RemedyTests
{
    [Theory]
    [InlineData(BottleneckCause.CpuLimit, SuspectedResource.Cpu)]
    [InlineData(BottleneckCause.Balancer, SuspectedResource.Cpu)]
    [InlineData(BottleneckCause.Memory, SuspectedResource.Memory)]
    [InlineData(BottleneckCause.Gc, SuspectedResource.Memory)]
    [InlineData(BottleneckCause.Lock, SuspectedResource.Setting)]
    [InlineData(BottleneckCause.ThreadPool, SuspectedResource.Setting)]
    [InlineData(BottleneckCause.ConnectionPool, SuspectedResource.Setting)]
    [InlineData(BottleneckCause.Network, SuspectedResource.Setting)]
    [InlineData(BottleneckCause.ConcurrencyLimit, SuspectedResource.Setting)]
    [InlineData(BottleneckCause.NotAnswering, SuspectedResource.None)]
    [InlineData(BottleneckCause.HostCpu, SuspectedResource.None)]
    [InlineData(BottleneckCause.Generator, SuspectedResource.None)]
    [InlineData(BottleneckCause.None, SuspectedResource.None)]
    [InlineData(BottleneckCause.Unknown, SuspectedResource.None)]
    public void Every_cause_has_one_resource_behind_it(string cause, SuspectedResource resource) =>
        Assert.Equal(resource, Remedy.ResourceOf(new BottleneckResult { Cause = cause }));

    [Theory]
    [InlineData(BottleneckCause.Database, "databaseShare", SuspectedResource.Setting)]
    [InlineData(BottleneckCause.Database, "cpuUtilisation", SuspectedResource.Cpu)]
    [InlineData(BottleneckCause.Balancer, "balancerTurnedAway", SuspectedResource.None)]
    [InlineData(BottleneckCause.Dependency, "dependencyShare", SuspectedResource.Setting)]
    [InlineData(BottleneckCause.Dependency, "cpuUtilisation", SuspectedResource.Cpu)]
    public void Others_are_short_of_cpu_only_where_the_evidence_says_so(
        string cause,
        string signal,
        SuspectedResource resource
    )
    {
        var bottleneck = new BottleneckResult { Cause = cause, Evidence = [new Evidence("", signal, 1, 0.9)] };

        Assert.Equal(resource, Remedy.ResourceOf(bottleneck));
    }
}
