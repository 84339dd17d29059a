using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Processes;

public sealed class BoostTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_boosted_node_counts_the_processors_of_its_limit_from_the_start()
    {
        var spec = lab.Spec() with { Boost = true };
        var replica = spec.Replica with { CpuLimit = new Cpus(0.25) };
        await using var layout = await Lab.StartAsync(spec with { Replica = replica });

        Assert.Equal("1", await Lab.GetAsync(layout, "/processors"));
    }

    [Fact]
    public async Task The_users_own_processor_count_holds()
    {
        var spec = lab.Spec() with { Boost = true };
        var replica = Lab.Target("shop", ("DOTNET_PROCESSOR_COUNT", "3")) with { CpuLimit = new Cpus(0.25) };
        await using var layout = await Lab.StartAsync(spec with { Replica = replica });

        Assert.Equal("3", await Lab.GetAsync(layout, "/processors"));
    }
}
