using CapacityLab.Layouts.Hosts;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts;

/// <summary>Layouts of plain processes on this host, each with its limits.</summary>
public sealed class ProcessRuntime : ILayoutRuntime
{
    private readonly ILimitEnforcer? enforcer;

    public ProcessRuntime() { }

    internal ProcessRuntime(ILimitEnforcer enforcer) => this.enforcer = enforcer;

    public string Name => RuntimeName.Process;

    public async Task<ILayout> StartAsync(LayoutSpec spec, CancellationToken cancellation)
    {
        LayoutStart.Require(spec);
        var limits = enforcer ?? LimitEnforcers.Choose(CgroupHost.Current, out _);
        using var start = new LayoutStart(
            spec,
            (state, health) =>
                new ProcessStarter(
                    new NodeLauncher(spec.RunId, Path.GetFullPath(spec.LogFolder), state),
                    limits,
                    new NodePlacement(spec.Processors, spec.Boost, spec.BoostProcessors),
                    health
                )
        );
        return await start.RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends and removes what runs left whose lab is no more; returns a line for each thing removed.</summary>
    public static Task<IReadOnlyList<string>> RemoveLeftoversAsync(CancellationToken cancellation) =>
        LeftoverRemoval.RunAsync(CgroupHost.Current, cancellation);

    /// <summary>Kills everything that this process has started and not ended, without waiting: for the way out that has no time.</summary>
    public static void KillOwn()
    {
        foreach (var process in LabelledProcess.All().Where(process => process.Owner == LabOwner.This))
        {
            Signal.Kill(process.Id);
        }

        _ = LeftoverGroups.Remove(CgroupHost.Current, owner => owner == LabOwner.This).Count();
    }

    /// <summary>Notes in a file that a folder is of this lab; <see cref="IsOfDeadLab"/> reads it.</summary>
    public static void NoteOwner(string file) => File.WriteAllLines(file, OwnerNote.OfThis);

    /// <summary>Whether the lab that noted itself there is no more; false where that cannot be told, as for one in another container.</summary>
    /// <exception cref="IOException">The note cannot be read.</exception>
    public static bool IsOfDeadLab(string file) => OwnerNote.IsOfDeadLab(File.ReadAllLines(file));

    /// <summary>What this host offers to the runtime, and what would be better.</summary>
    public static IReadOnlyList<HostFact> Examine() => HostExamination.Run(CgroupHost.Current);
}
