using Benchmarks.Truth.Foreign;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Tests.Foreign;

public class ForeignCausesTests
{
    [Theory]
    // Below what one thread could use: the limit.
    [InlineData(0.5, 1, 1, "cpu-limit")]
    [InlineData(0.5, 1, 4, "cpu-limit")]
    [InlineData(0.5, int.MaxValue, 1, "cpu-limit")]
    // One thread fills its whole processor below the limit, and others are free: one at a time.
    [InlineData(1.5, 1, 4, "concurrency-limit")]
    // The same where that was the only processor.
    [InlineData(1.5, 1, 1, "concurrency-limit host-cpu")]
    // Just as much as the thread, and the processor, could use.
    [InlineData(1, 1, 1, "cpu-limit concurrency-limit host-cpu")]
    [InlineData(1, 1, 4, "cpu-limit concurrency-limit")]
    // More threads than processors, and no limit in the way.
    [InlineData(2, int.MaxValue, 1, "host-cpu")]
    [InlineData(2, 4, 4, "cpu-limit")]
    public void What_gives_out_of_a_service_that_computes(double limit, int threads, int processors, string right) =>
        Assert.Equal(right, string.Join(' ', ForeignCauses.Cpu(limit, threads, processors)));

    [Fact]
    public void Every_service_has_two_limits_or_more_and_a_run_without()
    {
        foreach (var ofService in ForeignCases.Of(targetProcessors: 1).GroupBy(one => one.Service.Name))
        {
            Assert.True(ofService.Count(one => one.Right[0] != BottleneckCause.None) >= 2, ofService.Key);
            Assert.Single(ofService, one => one.Right[0] == BottleneckCause.None);
        }

        Assert.Equal(
            ["node", "python", "java", "nginx"],
            ForeignCases.Of(targetProcessors: 1).Select(one => one.Service.Name).Distinct()
        );
    }

    [Fact]
    public void A_thread_below_its_limit_is_tried_only_where_processors_are_left()
    {
        Assert.DoesNotContain(ForeignCases.Of(targetProcessors: 1), one => one.Knob == "one thread");
        Assert.Contains(ForeignCases.Of(targetProcessors: 2), one => one.Knob == "one thread");
    }

    [Fact]
    public void The_document_has_a_row_for_each_knob_with_every_right_cause()
    {
        string[] rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "foreign-services.md"));

        Assert.All(
            ForeignCases.Of(targetProcessors: 2),
            one =>
            {
                string row = Assert.Single(
                    rows,
                    row => row.StartsWith($"| {one.Service.Name} | {one.Knob} |", StringComparison.Ordinal)
                );
                Assert.All(one.Right, cause => Assert.Contains($"`{cause}`", row, StringComparison.Ordinal));
            }
        );
    }
}
