using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>Ends and removes what killed labs left. Whatever has a living owner, or none that is known, stays.</summary>
internal static class LeftoverRemoval
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<string>> RunAsync(CgroupHost host, CancellationToken cancellation)
    {
        var removed = new List<string>();
        removed.AddRange(await EndProcessesAsync(cancellation).ConfigureAwait(false));
        removed.AddRange(LeftoverGroups.Remove(host));
        removed.AddRange(RemoveWorkFolders());
        return removed;
    }

    private static async Task<IEnumerable<string>> EndProcessesAsync(CancellationToken cancellation)
    {
        var found = LeftProcess.All();
        found.ForEach(process => Signal.Terminate(process.Id));
        var started = TimeProvider.System.GetTimestamp();
        while (found.Exists(process => process.IsAlive) && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }

        // Looked for anew: a process may have started another meanwhile, and an id may be another's by now.
        LeftProcess.All().ForEach(process => Signal.Kill(process.Id));
        return found.Select(process => $"process {process.Id} ({process.Command})");
    }

    private static IEnumerable<string> RemoveWorkFolders()
    {
        foreach (var state in RunState.OfDeadLabs())
        {
            if (new WorkFolder(state.WorkFolder).Remove())
            {
                yield return $"work folder {state.WorkFolder}";
            }

            state.Forget();
        }
    }
}
