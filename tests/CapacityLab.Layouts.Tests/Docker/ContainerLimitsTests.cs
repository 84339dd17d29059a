using CapacityLab.Layouts.Docker;
using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Tests.Docker;

public sealed class ContainerLimitsTests
{
    private const long Memory = 256 * 1024 * 1024;

    private static readonly NodeLimit Plan = new(new Cpus(0.5), new MemorySize(Memory));

    [Theory]
    [InlineData(50_000, Memory, Memory, "0,1", null)]
    [InlineData(60_000, Memory, Memory, "0,1", "0.6 CPU instead of 0.5 CPU")]
    [InlineData(50_000, Memory / 2, Memory / 2, "0,1", "memory 128 MiB instead of 256 MiB")]
    [InlineData(50_000, Memory, 2 * Memory, "0,1", "swap allowed instead of off")]
    [InlineData(50_000, Memory, -1, "0,1", null)]
    [InlineData(50_000, Memory, 0, "0,1", null)]
    [InlineData(50_000, Memory, Memory, "1", "processors 1 instead of 0,1")]
    [InlineData(50_000, Memory, Memory, "", "processors all instead of 0,1")]
    public void Whatever_is_in_force_and_not_in_the_plan_is_told(
        long quota,
        long memory,
        long memoryAndSwap,
        string processors,
        string? told
    ) => Assert.Equal(told, Limits(quota, memory, memoryAndSwap, processors).DifferenceTo(Plan, [0, 1]));

    [Theory]
    [InlineData(Memory, SwapLimit.Off)]
    [InlineData(-1, SwapLimit.NotAccounted)]
    [InlineData(0, SwapLimit.NotAccounted)]
    internal void A_kernel_that_does_not_account_swap_is_told_from_one_that_limits_it(long swap, SwapLimit limit) =>
        Assert.Equal(limit, Limits(50_000, Memory, swap, "").Swap);

    private static ContainerLimits Limits(long quota, long memory, long memoryAndSwap, string processors) =>
        ContainerLimits.Of(
            new ContainerInspectResponse
            {
                HostConfig = new HostConfig
                {
                    CPUPeriod = 100_000,
                    CPUQuota = quota,
                    Memory = memory,
                    MemorySwap = memoryAndSwap,
                    CpusetCpus = processors,
                },
            }
        );
}
