using System.Diagnostics;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Processes;

/// <summary>A node that is a process, with what it starts.</summary>
internal sealed class ProcessNode(NodePlan plan, int port, Process process, INodeGroup group, LogFile log) : INode
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool stopping;

    public string Name => plan.Name;

    public string Role => plan.Role;

    public NodeLimit Limit => plan.Limit;

    public string HealthPath => plan.HealthPath;

    public string MetricsPath => plan.MetricsPath;

    public int Port => port;

    public Uri Url { get; } = LoopbackPort.Url(port);

    public Uri InnerUrl => Url;

    public int ProcessId { get; } = process.Id;

    public LogFile Log => log;

    public Task<int> Exit => exit.Task;

    public bool IsStopping => stopping;

    public void Watch() =>
        process.WaitForExitAsync().ContinueWith(_ => exit.TrySetResult(process.ExitCode), TaskScheduler.Default);

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

    public bool HoldsItsPort() => ListeningPort.IsHeldBy(ProcessTree.Descendants(ProcessId), port);

    public Task ApplyCpuLimitAsync(IReadOnlyList<int> processors, CancellationToken cancellation)
    {
        if (!Exit.IsCompleted)
        {
            foreach (var process in processors.Count > 0 ? ProcessTree.Descendants(ProcessId) : [])
            {
                Affinity.SetForProcess(process, processors);
            }

            group.ApplyCpuLimit(ProcessId);
        }

        return Task.CompletedTask;
    }

    /// <summary>The program, whatever started it.</summary>
    public Task<string> StoppedAsync(CancellationToken cancellation) =>
        Task.FromResult(
            ProcessTree.Descendants(ProcessId).Select(StoppedProcess.Told).FirstOrDefault(told => told.Length > 0) ?? ""
        );

    public NodeDeath Death() =>
        NodeDeath.Of(Exit.Result, group.OutOfMemoryKills(), Limit.Memory, log.LastLines(NodeDeath.LinesOfEvidence));

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
