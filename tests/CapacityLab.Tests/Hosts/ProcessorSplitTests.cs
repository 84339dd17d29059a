using CapacityLab.Hosts;

namespace CapacityLab.Tests.Hosts;

public class ProcessorSplitTests
{
    [Theory]
    [InlineData(2, "0", "1")]
    [InlineData(4, "0", "1-3")]
    [InlineData(8, "0-1", "2-7")]
    [InlineData(16, "0-4", "5-15")]
    public void Generator_and_target_get_different_processors(int cores, string generator, string target)
    {
        var split = ProcessorSplit.Of([.. Enumerable.Range(0, cores)]);
        Assert.Equal((generator, target), (ProcessorSplit.Text(split.Generator), ProcessorSplit.Text(split.Target)));
        Assert.False(split.IsShared);
    }

    [Fact]
    public void A_single_processor_is_shared() => Assert.True(ProcessorSplit.Of([3]).IsShared);

    [Fact]
    public void Only_processors_that_are_allowed_are_given_out()
    {
        var split = ProcessorSplit.Of([2, 3, 7]);
        Assert.Equal(("2", "3,7"), (ProcessorSplit.Text(split.Generator), ProcessorSplit.Text(split.Target)));
    }

    [Fact]
    public void This_process_may_run_somewhere() => Assert.NotEmpty(ProcessorAffinity.Allowed());
}
