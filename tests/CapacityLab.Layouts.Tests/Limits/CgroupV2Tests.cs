using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Limits;

public sealed class CgroupV2Tests : IDisposable
{
    private const string Own = "0::/user.slice/app.slice/lab.scope\n";
    private const string OwnFolder = "user.slice/app.slice/lab.scope";

    private static readonly NodeLimit Limit = new(new Cpus(0.25), MemorySize.FromMiB(64));

    private readonly Fixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void A_delegated_folder_takes_groups_with_the_limits_of_containers()
    {
        Delegated(OwnFolder);

        var group = Keeper().Create("shop-1", Limit, [], boost: false);

        var folder = fixture.OnlyGroup(OwnFolder);
        Assert.Equal("25000 100000", fixture.Read(folder + "/cpu.max"));
        Assert.Equal("67108864", fixture.Read(folder + "/memory.max"));
        Assert.Equal("+cpu +memory", fixture.Read(OwnFolder + "/cgroup.subtree_control"));
        Assert.EndsWith(folder + "/cgroup.procs", Assert.Single(group.EntryFiles), StringComparison.Ordinal);
    }

    [Fact]
    public void A_boosted_node_has_its_memory_limit_at_once_and_its_CPU_limit_later()
    {
        Delegated(OwnFolder);

        var group = Keeper().Create("shop-1", Limit, [], boost: true);
        var folder = fixture.OnlyGroup(OwnFolder);
        var before = File.Exists(Path.Combine(fixture.Root, folder, "cpu.max"));
        group.ApplyCpuLimit(1);

        Assert.False(before);
        Assert.Equal("25000 100000", fixture.Read(folder + "/cpu.max"));
        Assert.Equal("67108864", fixture.Read(folder + "/memory.max"));
    }

    [Fact]
    public void Without_delegation_there_is_a_reason()
    {
        fixture.With("cgroup.controllers", "cpuset io").With(OwnFolder + "/cgroup.controllers", "pids");

        Assert.Null(CgroupV2Enforcer.TryOpen(fixture.Host(Own), out var why));
        Assert.Contains("not delegated", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_made_beside_the_lab_where_its_parent_hands_controllers_on()
    {
        Delegated("user.slice/app.slice").With(OwnFolder + "/cgroup.controllers", "pids");

        Keeper().Create("shop-1", Limit, [], boost: false);

        Assert.NotEmpty(fixture.OnlyGroup("user.slice/app.slice"));
    }

    [Fact]
    public void Use_is_read_in_nanoseconds_and_without_reclaimable_cache()
    {
        Delegated(OwnFolder);
        var group = Keeper().Create("shop-1", Limit, [], boost: false);
        var folder = fixture.OnlyGroup(OwnFolder);
        fixture
            .With(
                folder + "/cpu.stat",
                "usage_usec 1500\nuser_usec 1\nsystem_usec 600\nnr_periods 10\nnr_throttled 4\nthrottled_usec 9\n"
            )
            .With(folder + "/memory.current", "5000\n")
            .With(folder + "/memory.stat", "anon 1\nactive_file 7\ninactive_file 2000\n")
            .With(folder + "/cgroup.threads", "7\n8\n9\n")
            .With(folder + "/memory.events", "low 0\nhigh 0\nmax 12\noom 2\noom_kill 1\noom_group_kill 0\n");

        var expected = new GroupReading(1_500_000, 10, 4, 3000, 3)
        {
            KernelNanoseconds = 600_000,
            MemoryLimitHits = 12,
            OutOfMemoryKills = 1,
        };
        Assert.Equal(expected, group.Read());
        Assert.Equal(1, group.OutOfMemoryKills());
        ((IDisposable)group).Dispose();
    }

    private Fixture Delegated(string folder) =>
        fixture
            .With("cgroup.controllers", "cpuset io")
            .With(folder + "/cgroup.controllers", "cpu io memory pids")
            .With(folder + "/cgroup.subtree_control", "")
            .With(folder + "/cgroup.procs", "");

    private CgroupV2Enforcer Keeper()
    {
        var enforcer = CgroupV2Enforcer.TryOpen(fixture.Host(Own), out var why);
        Assert.True(enforcer is not null, why);
        return enforcer;
    }
}
