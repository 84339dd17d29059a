using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Limits;

public sealed class CgroupV1Tests : IDisposable
{
    private static readonly NodeLimit Limit = new(new Cpus(0.25), MemorySize.FromMiB(64));

    private readonly Fixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Controllers_may_share_a_hierarchy_or_have_one_each()
    {
        fixture.With("cpu,cpuacct/lab/tasks", "").With("memory/tasks", "");
        var enforcer = Open("4:memory:/\n3:cpu,cpuacct:/lab\n");

        var group = enforcer.Create("shop-1", Limit, [], boost: false);

        var cpu = fixture.OnlyGroup("cpu,cpuacct/lab");
        Assert.Equal("100000", fixture.Read(cpu + "/cpu.cfs_period_us"));
        Assert.Equal("25000", fixture.Read(cpu + "/cpu.cfs_quota_us"));
        Assert.Equal("67108864", fixture.Read(fixture.OnlyGroup("memory") + "/memory.limit_in_bytes"));
        Assert.Equal(2, group.EntryFiles.Count);
    }

    [Fact]
    public void In_a_container_the_mount_is_the_own_folder()
    {
        fixture.With("cpu/tasks", "").With("cpuacct/tasks", "").With("memory/tasks", "");

        Open("3:memory:/docker/1\n2:cpuacct:/docker/1\n1:cpu:/docker/1\n").Create("shop-1", Limit, [], boost: false);

        Assert.NotEmpty(fixture.OnlyGroup("cpu"));
    }

    [Fact]
    public void A_missing_hierarchy_is_the_reason()
    {
        fixture.With("cpu/tasks", "");

        Assert.Null(CgroupV1Enforcer.TryOpen(fixture.Host("1:cpu:/\n"), out var why));
        Assert.Contains("memory", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kernel_of_this_host_takes_the_limits_and_gives_them_back()
    {
        var enforcer = CgroupV1Enforcer.TryOpen(CgroupHost.Current, out var why);
        Assert.SkipWhen(
            CgroupHost.Current.IsV2 || enforcer is null,
            why.Length > 0 ? why : "Control groups of version 2."
        );
        var group = enforcer!.Create("trial", Limit, [], boost: false);
        var folders = group.EntryFiles.Select(file => Path.GetDirectoryName(file)!).ToList();

        var reading = group.Read();
        group.Remove();

        Assert.Equal(0, reading!.Value.Threads);
        Assert.DoesNotContain(folders, Directory.Exists);
    }

    private CgroupV1Enforcer Open(string own)
    {
        var enforcer = CgroupV1Enforcer.TryOpen(fixture.Host(own), out var why);
        Assert.True(enforcer is not null, why);
        return enforcer;
    }
}
