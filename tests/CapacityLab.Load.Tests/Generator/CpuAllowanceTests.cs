using CapacityLab.Load.Generator;

namespace CapacityLab.Load.Tests.Generator;

public class CpuAllowanceTests
{
    [Theory]
    [InlineData("max 100000", null)]
    [InlineData("50000 100000\n", 0.5)]
    [InlineData("150000 100000", 1.5)]
    [InlineData("", null)]
    public void A_quota_of_version_2_is_read(string text, double? cpus) =>
        Assert.Equal(cpus, CpuAllowance.QuotaOfV2(text));

    [Theory]
    [InlineData("-1\n", "100000\n", null)]
    [InlineData("25000\n", "100000\n", 0.25)]
    public void A_quota_of_version_1_is_read(string quota, string period, double? cpus) =>
        Assert.Equal(cpus, CpuAllowance.QuotaOfV1(quota, period));

    [Fact]
    public void The_group_of_each_version_is_found()
    {
        const string Text = "5:cpu,cpuacct:/a/b\n4:memory:/m\n0::/u/v\n";

        Assert.Equal("/a/b", OwnGroups.PathOf(Text, "cpu"));
        Assert.Equal("/u/v", OwnGroups.PathOf(Text, ""));
        Assert.Null(OwnGroups.PathOf(Text, "io"));
    }

    [Fact]
    public void This_process_may_use_something() => Assert.InRange(CpuAllowance.OfThisProcess().Cores, 0.01, 4096);
}
