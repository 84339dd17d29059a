using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Nodes;

public class NodeDeathKindTests
{
    [Theory]
    [InlineData(137, 0, "", "died", "SIGKILL")]
    [InlineData(137, 1, "", "out-of-memory", "memory limit of 256 MiB")]
    [InlineData(134, 0, "Out of memory.", "out-of-memory", "SIGABRT")]
    [InlineData(0, 0, "caught an OutOfMemoryException", "died", "exit code 0")]
    [InlineData(3, 0, "", "died", "exit code 3")]
    public void The_kind_of_death_rests_on_evidence(int exitCode, long kills, string line, string kind, string says)
    {
        var death = NodeDeath.Of(exitCode, kills, MemorySize.FromMiB(256), [line]);

        Assert.Equal(kind, death.Kind);
        Assert.Contains(says, death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_may_hold_blanks_and_brackets()
    {
        var stat = ProcStat.Parse("7 (a) b (c) S 1 2 3 0 -1 4 5 6 7 8 10 20 30 40 20 0 9 0 555 1 77 0");

        Assert.Equal(("a) b (c", 'S', 3), (stat.Command, stat.State, stat.Session));
        Assert.Equal((100, 9, 555, 77), (stat.CpuTicks, stat.Threads, stat.StartTime, stat.ResidentPages));
    }
}
