using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Tests.Processes;

public sealed class TakenPortTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_node_whose_port_was_taken_meanwhile_starts_again_on_another()
    {
        await using var neighbour = await Lab.StartAsync(lab.Spec());
        var tries = 0;
        var plan = new NodePlan
        {
            Name = "late",
            Role = "replica",
            Limit = new NodeLimit(null, null),
            HealthPath = "/healthz",
            ReadyTimeout = TimeSpan.FromSeconds(20),
            Program = port => Program(tries++ == 0 ? neighbour.Address.Port : port),
        };
        var state = RunState.Note(lab.Folder);
        using var health = new Health();
        var launcher = new NodeLauncher(lab.RunId, lab.Folder, state);
        var placement = new NodePlacement([], false, []);
        var starter = new ProcessStarter(launcher, new AffinityEnforcer(), placement, health);

        var node = await starter.StartAsync(plan, Lab.Cancellation);
        await node.StopAsync();
        state.Forget();

        Assert.Equal(2, tries);
    }

    private static ProgramSpec Program(int port) =>
        Placeholders
            .For("late", LoopbackPort.Url(port), new NodeFolders("", ""), [], new Dictionary<string, string>())
            .Fill("late", Lab.Target("late").Program);
}
