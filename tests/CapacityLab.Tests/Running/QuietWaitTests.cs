using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;

namespace CapacityLab.Tests.Running;

public class QuietWaitTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider time = new();
    private int looks;
    private int told;

    [Fact]
    public async Task Before_a_quiet_host_nothing_is_looked_at()
    {
        var wait = Wait(_ => 2);

        Assert.Null(await Await(wait, before: null));
        Assert.Null(await Await(wait, Probe(others: 0.1)));
        Assert.Equal((0, 0), (looks, told));
    }

    [Fact]
    public async Task It_ends_with_two_quiet_looks_in_a_row_and_is_told_once()
    {
        var wait = Wait(look => look is 2 or >= 4 ? 0.1 : 1.5);

        Assert.Equal(TimeSpan.FromSeconds(1.25), await Await(wait, Probe(others: 1.9)));
        Assert.Equal((5, 1), (looks, told));
    }

    [Fact]
    public async Task A_host_that_is_never_quiet_is_waited_for_three_times_and_no_more()
    {
        var wait = Wait(_ => 1.5);

        Assert.Equal(AtMost, await Await(wait, Probe(others: 1.9)));
        Assert.Equal(AtMost, await Await(wait, Probe(others: 1.9)));
        Assert.Equal(AtMost, await Await(wait, Probe(others: 1.9)));
        Assert.Null(await Await(wait, Probe(others: 1.9)));
    }

    private Task<TimeSpan?> Await(QuietWait wait, ProbeResult? before) =>
        wait.WaitAsync(before, _ => told++, TestContext.Current.CancellationToken);

    private QuietWait Wait(Func<int, double> others) =>
        new(
            _ =>
            {
                time.Advance(QuietWait.Look);
                return Task.FromResult<Cpus?>(new Cpus(others(++looks)));
            },
            processors: 2,
            AtMost,
            time
        );

    private static ProbeResult Probe(double others) => new() { OthersCpu = new Cpus(others) };
}
