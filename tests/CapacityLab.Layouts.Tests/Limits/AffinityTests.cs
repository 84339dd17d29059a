using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Limits;

public sealed class AffinityTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Without_control_groups_whole_processors_and_the_heap_are_limited_and_use_is_read_from_proc()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Affinity is Linux's.");
        var spec = lab.Spec() with { Boost = true };
        var replica = spec.Replica with { CpuLimit = new Cpus(0.5) };
        var runtime = new ProcessRuntime(new AffinityEnforcer());
        await using var layout = await runtime.StartAsync(spec with { Replica = replica }, Lab.Cancellation);
        await layout.ApplyCpuLimitsAsync(Lab.Cancellation);

        var measurement = layout.Measure(1);
        await Task.WhenAll(Lab.GetAsync(layout, "/burn?ms=800"), Lab.GetAsync(layout, "/burn?ms=800"));
        var use = Assert.Single(measurement.EndUse());

        Assert.Equal("affinity", layout.LimitsBy);
        Assert.Equal("1", await Lab.GetAsync(layout, "/processors"));
        Assert.Equal("C000000", await Lab.GetAsync(layout, "/environment?of=DOTNET_GCHeapHardLimit"));
        Assert.InRange(use.CpuCores.Cores, 0.3, 1.05);
        Assert.Null(use.ThrottledShare);
        Assert.InRange(use.Memory.MiB, 10, 256);
        Assert.InRange(use.Threads, 5, 100);
    }

    [Fact]
    public async Task Nodes_run_on_the_processors_given()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Affinity is Linux's.");
        await using var layout = await Lab.StartAsync(lab.Spec() with { Processors = [0] });

        var id = await Lab.GetAsync(layout, "/pid");
        var lists = Directory
            .GetDirectories($"/proc/{id}/task")
            .Select(task =>
                File.ReadLines(task + "/status")
                    .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
            );

        Assert.All(lists, list => Assert.Equal("0", list.Split('\t')[1]));
        Assert.Equal("1", await Lab.GetAsync(layout, "/processors"));
    }
}
