using System.Net.Sockets;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Containers;

namespace CapacityLab.Layouts.Docker;

/// <summary>A node that is a container.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The source has neither timer nor handle, and what it ends may still look at it."
)]
internal sealed class ContainerNode : INode
{
    private const int Lost = -1;
    private const uint SecondsToStop = 5;

    /// <summary>How much later than it refuses a dead container the engine may tell of its end.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly NodePlan plan;
    private readonly IContainer container;
    private readonly DockerEngine engine;
    private readonly Task log;
    private readonly IContainerUse use;
    private volatile bool stopping;
    private volatile bool outOfMemory;
    private volatile NodeDeath? lost;
    private GroupReading last;

    /// <param name="plan">What it is.</param>
    /// <param name="container">Started.</param>
    /// <param name="port">On which it listens inside; published where <paramref name="published"/>.</param>
    /// <param name="published">Whether the lab reaches it.</param>
    /// <param name="logFile">Gets its output.</param>
    /// <param name="engine">Runs it.</param>
    /// <param name="inspected">What the engine said of it after its start.</param>
    public ContainerNode(
        NodePlan plan,
        IContainer container,
        int port,
        bool published,
        LogFile logFile,
        DockerEngine engine,
        ContainerInspectResponse inspected
    )
    {
        (this.plan, this.container, this.engine, Port, Log) = (plan, container, engine, port, logFile);
        InnerUrl = new UriBuilder(Uri.UriSchemeHttp, plan.Name, port).Uri;
        Url = published
            ? new UriBuilder(Uri.UriSchemeHttp, engine.Endpoint.Host, container.GetMappedPublicPort(port)).Uri
            : InnerUrl;
        use = ContainerUse.Of(engine, inspected, ended.Token);
        log = ContainerLog.CopyAsync(engine, container.Id, logFile, ended.Token);
        _ = WatchAsync();
    }

    public string Name => plan.Name;

    public string Role => plan.Role;

    public NodeLimit Limit => plan.Limit;

    public string HealthPath => plan.HealthPath;

    public string MetricsPath => plan.MetricsPath;

    public int Port { get; }

    public Uri Url { get; }

    public Uri InnerUrl { get; }

    public LogFile Log { get; }

    public Task<int> Exit => exit.Task;

    /// <summary>Told of limits that were changed, as the engine gives them back.</summary>
    public Action<ContainerLimits> LimitsChanged { get; init; } = _ => { };

    public bool IsStopping => stopping;

    /// <summary>The group of a container goes with it, and with it the count of the kill that ended it. Not thread-safe.</summary>
    public GroupReading? Read()
    {
        last = use.Read() ?? last;
        return outOfMemory ? last with { OutOfMemoryKills = Math.Max(1, last.OutOfMemoryKills ?? 0) }
            : last == default ? null
            : last;
    }

    /// <summary>Bytes in and out of its network; null where they cannot be told.</summary>
    public (long In, long Out)? ReadBytes() => use.ReadBytes();

    /// <summary>The port is published for this container alone.</summary>
    public bool HoldsItsPort() => true;

    public Task<ExecResult> ExecAsync(IList<string> command, CancellationToken cancellation) =>
        container.ExecAsync(command, cancellation);

    public async Task ApplyCpuLimitAsync(IReadOnlyList<int> processors, CancellationToken cancellation)
    {
        if (Exit.IsCompleted)
        {
            return;
        }

        var update = new ContainerUpdateParameters { CpusetCpus = ContainerFactory.Text(processors) };
        if (plan.Limit.Cpus is { } cpus)
        {
            (update.CPUPeriod, update.CPUQuota) = (CpuQuota.PeriodMicroseconds, CpuQuota.Microseconds(cpus));
        }

        try
        {
            await engine
                .Client.Containers.UpdateContainerAsync(container.Id, update, cancellation)
                .ConfigureAwait(false);
            var now = await engine
                .Client.Containers.InspectContainerAsync(container.Id, cancellation)
                .ConfigureAwait(false);
            ContainerLimits.Require(Name, now, plan.Limit, processors);
            LimitsChanged(ContainerLimits.Of(now));
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(Exit, Task.Delay(Notice, cancellation)).ConfigureAwait(false);
            // Who has just ended has no limit to set; why it ended says more than that the engine refused.
            if (!Exit.IsCompleted)
            {
                throw new EnvironmentException(
                    EnvironmentCause.LimitsNotInForce,
                    Name,
                    $"{Name}: the engine did not set its CPU limit: {DockerEngine.MessageOf(e)}"
                );
            }
        }
    }

    public async Task<string> StoppedAsync(CancellationToken cancellation)
    {
        try
        {
            var state = (
                await engine.Client.Containers.InspectContainerAsync(container.Id, cancellation).ConfigureAwait(false)
            ).State;
            return state is null ? ""
                : state.Paused ? "its container is paused"
                : StoppedProcess.Told((int)state.Pid);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            return "";
        }
    }

    public NodeDeath Death() =>
        lost ?? NodeDeath.Of(Exit.Result, outOfMemory ? 1 : 0, Limit.Memory, Log.LastLines(NodeDeath.LinesOfEvidence));

    public async Task StopAsync()
    {
        stopping = true;
        try
        {
            if (!Exit.IsCompleted)
            {
                await engine
                    .Client.Containers.StopContainerAsync(
                        container.Id,
                        new ContainerStopParameters { WaitBeforeKillSeconds = SecondsToStop },
                        CancellationToken.None
                    )
                    .ConfigureAwait(false);
            }

            // The end of the log comes with the end of the container.
            await Task.WhenAny(log, Task.Delay(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
            await container.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e))
        {
            // An engine that is gone has nothing to be stopped; what comes back with it, the next run or cleanup removes.
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            use.Dispose();
        }
    }

    /// <summary>How a stream breaks off is told in words of its format.</summary>
    private static string Reason(Exception e) =>
        e is DockerApiException || e.GetBaseException() is SocketException
            ? DockerEngine.MessageOf(e)
            : "the connection broke off";

    private async Task WatchAsync()
    {
        try
        {
            var response = await engine
                .Client.Containers.WaitContainerAsync(container.Id, ended.Token)
                .ConfigureAwait(false);
            var state = (
                await engine.Client.Containers.InspectContainerAsync(container.Id, ended.Token).ConfigureAwait(false)
            ).State;
            outOfMemory = state?.OOMKilled ?? false;
            await Task.WhenAny(log, Task.Delay(TimeSpan.FromSeconds(1), ended.Token)).ConfigureAwait(false);
            exit.TrySetResult((int)response.StatusCode);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e))
        {
            lost = NodeDeath.Lost(e is DockerApiException, Reason(e));
            exit.TrySetResult(Lost);
        }
    }
}
