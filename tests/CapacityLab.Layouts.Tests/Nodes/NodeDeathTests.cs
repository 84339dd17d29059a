using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Nodes;

public sealed class NodeDeathTests : IDisposable
{
    private readonly Lab lab = new();
    private readonly Witness witness = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData(BalancerKind.Nginx)]
    [InlineData(BalancerKind.Yarp)]
    public async Task A_killed_replica_is_named_and_the_balancer_goes_on(BalancerKind kind)
    {
        Assert.SkipWhen(
            kind == BalancerKind.Nginx && Layouts.Balancers.Nginx.Find() is null,
            "nginx is not installed."
        );
        var spec = lab.Spec(2) with
        {
            Observer = witness,
            Balancer = new BalancerSpec { Kind = kind },
        };
        await using var layout = await Lab.StartAsync(spec);
        var measurement = layout.Measure(5);

        Signal.Kill(int.Parse(await Lab.GetAsync(layout, "/pid")));
        var death = await witness.Told.Task.WaitAsync(TimeSpan.FromSeconds(10), Lab.Cancellation);
        var answers = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            answers.Add(await Lab.GetAsync(layout, "/"));
        }

        var survivor = death.Node == "shop-1" ? "shop-2" : "shop-1";
        Assert.Equal((NodeEventKind.Died, 5), (death.Kind, death.ProbeIndex));
        Assert.Contains("SIGKILL", death.Message, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(survivor, answer));
        Assert.Equal(death, Assert.Single(layout.Events));

        Assert.Equal(3, measurement.EndUse().Count);
        var shares = await measurement.EndSharesAsync(11, 11, Lab.Cancellation);
        Assert.Equal([new NodeShare(death.Node, 1), new NodeShare(survivor, 10)], shares.OrderBy(s => s.Requests));
    }

    [Fact]
    public async Task A_node_over_its_memory_limit_is_told_as_out_of_memory()
    {
        var spec = lab.Spec() with { Observer = witness };
        var replica = spec.Replica with { MemoryLimit = MemorySize.FromMiB(128) };
        await using var layout = await Lab.StartAsync(spec with { Replica = replica });
        Assert.SkipWhen(layout.LimitsBy == LimitMechanism.Affinity, "No control groups for this user.");

        await Assert.ThrowsAsync<HttpRequestException>(() => Lab.GetAsync(layout, "/allocate?mb=400"));

        var death = await witness.Told.Task.WaitAsync(TimeSpan.FromSeconds(10), Lab.Cancellation);
        Assert.Equal(("shop-1", NodeEventKind.OutOfMemory), (death.Node, death.Kind));
    }

    [Fact]
    public async Task A_node_that_ends_by_itself_is_told_with_its_exit_code()
    {
        await using var layout = await Lab.StartAsync(lab.Spec() with { Observer = witness });

        await Assert.ThrowsAsync<HttpRequestException>(() => Lab.GetAsync(layout, "/exit?with=9"));

        var death = await witness.Told.Task.WaitAsync(TimeSpan.FromSeconds(10), Lab.Cancellation);
        Assert.Equal("shop-1 ended with exit code 9.", death.Message);
    }

    private sealed class Witness : ILayoutObserver
    {
        public TaskCompletionSource<NodeEvent> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Sampled(NodeSample sample) { }

        public void Happened(NodeEvent nodeEvent) => Told.TrySetResult(nodeEvent);
    }
}
