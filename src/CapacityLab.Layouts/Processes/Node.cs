using System.Diagnostics;
using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>One running part of a layout.</summary>
internal sealed class Node(NodePlan plan, int port, Process process, INodeGroup group, LogFile log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool stopping;

    public string Name => plan.Name;

    public string Role => plan.Role;

    public NodeLimit Limit => plan.Limit;

    public string HealthPath => plan.HealthPath;

    public int Port => port;

    public Uri Url { get; } = LoopbackPort.Url(port);

    public int ProcessId { get; } = process.Id;

    public LogFile Log => log;

    /// <summary>Ends with the exit code; 128 + signal where a signal ended the process.</summary>
    public Task<int> Exit => exit.Task;

    /// <summary>Whether the lab itself asked the node to end.</summary>
    public bool IsStopping => stopping;

    public void Watch() =>
        process.WaitForExitAsync().ContinueWith(_ => exit.TrySetResult(process.ExitCode), TaskScheduler.Default);

    /// <summary>Null where nothing is left to read.</summary>
    public GroupReading? Read()
    {
        try
        {
            return group.Read() ?? (Exit.IsCompleted ? null : ProcessTree.Read(process));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether it is this node that listens on its port.</summary>
    public bool HoldsItsPort() => ListeningPort.IsHeldBy(ProcessTree.Descendants(ProcessId), port);

    /// <summary>Moves the node onto its processors, where any are given, and puts its CPU limit in force.</summary>
    public void ApplyCpuLimit(IReadOnlyList<int> processors)
    {
        if (!Exit.IsCompleted)
        {
            foreach (var process in processors.Count > 0 ? ProcessTree.Descendants(ProcessId) : [])
            {
                Affinity.SetForProcess(process, processors);
            }

            group.ApplyCpuLimit(ProcessId);
        }
    }

    public NodeDeath Death() =>
        NodeDeath.Of(Exit.Result, group.OutOfMemoryKills(), log.LastLines(NodeDeath.LinesOfEvidence));

    /// <summary>Asks the node to end, then ends whatever is left of it, and takes its group away.</summary>
    public async Task StopAsync()
    {
        stopping = true;
        if (!Exit.IsCompleted)
        {
            Signal.Terminate(process);
            await Task.WhenAny(Exit, Task.Delay(Patience)).ConfigureAwait(false);
        }

        KillRest();
        await Exit.ConfigureAwait(false);
        group.Remove();
        process.Dispose();
    }

    private void KillRest()
    {
        Signal.KillSession(process, Exit.IsCompleted);
        foreach (var id in group.ProcessIds())
        {
            Signal.Kill(id);
        }
    }
}
