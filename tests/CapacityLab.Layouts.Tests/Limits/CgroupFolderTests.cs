using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Tests.Limits;

public sealed class CgroupFolderTests : IDisposable
{
    private readonly Fixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("max")]
    [InlineData("50000")]
    public void A_limit_that_reads_back_otherwise_is_an_error(string found)
    {
        var folder = new CgroupFolder(fixture.Root);

        var error = Assert.Throws<EnvironmentException>(() => folder.Check("cpu.max", found, 25000, 0));

        Assert.Equal(EnvironmentCause.LimitsNotInForce, error.Cause);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kernels_rounding_to_pages_is_none() =>
        new CgroupFolder(fixture.Root).Check("memory.max", "67104768", 67_108_000, 4096);

    [Fact]
    public void A_groups_name_tells_its_owner_whatever_the_node_is_called()
    {
        var name = GroupName.New("pay/ments-2");

        Assert.Equal(Environment.ProcessId, GroupName.OwnerOf("/sys/fs/cgroup/" + name)!.Value.ProcessId);
        Assert.True(GroupName.OwnerOf(name)!.Value.IsAlive);
        Assert.DoesNotContain('/', name);
        Assert.Null(GroupName.OwnerOf("capacitylab-other"));
    }
}
