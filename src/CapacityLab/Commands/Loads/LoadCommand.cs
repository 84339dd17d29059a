using System.CommandLine;
using CapacityLab.Display;
using CapacityLab.Hosts;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands.Loads;

/// <summary>One load against one address, without layouts: the engine at the command line.</summary>
internal sealed class LoadCommand(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan LookTime = TimeSpan.FromSeconds(5);

    public static Command Define(CommandContext context) =>
        new LoadOptions().Command(new LoadCommand(context.Terminal, context.Time).ExecuteAsync);

    public async Task<int> ExecuteAsync(LoadRequest request)
    {
        var order = new LoadRequestReader(request).Read();
        if (LoadEngine.Obstacle is { } obstacle)
        {
            terminal.Error.WriteLine(obstacle);
            return ExitCodes.Environment;
        }

        if (LoadUrl.IsAnyAddress(request.Url))
        {
            terminal.Error.WriteLine(
                $"Nobody can connect to the address of all of this machine's networks: the load goes to {order.Url.Host}."
            );
        }

        using var interruption = new Interruption(() => { }, time);
        if (await RefusalAsync(order.Url, request.MayLoadHost, interruption.Token) is { } refusal)
        {
            terminal.Error.WriteLine(refusal);
            return interruption.ExitCode != 0 ? interruption.ExitCode : ExitCodes.Environment;
        }

        using var connections = new LoadConnections(order.Spec.RequestTimeout) { ClosedOnly = order.IsClosed };
        if (await SendAsync(order, connections, interruption.Token) is not { } probe)
        {
            terminal.Error.WriteLine("Interrupted in the warm-up: nothing was measured.");
            return interruption.ExitCode;
        }

        var report = new LoadReport(order.Url, request, probe, IsPartial: interruption.ExitCode != 0);
        Tell(report);
        return report.IsPartial ? interruption.ExitCode : report.ExitCode;
    }

    private void Tell(LoadReport report)
    {
        if (!report.Request.Json)
        {
            LoadText.Write(terminal.Output, report);
            return;
        }

        terminal.OutputText.WriteJson(report.ToJson() + Environment.NewLine);
        if (report.Notice is { } notice)
        {
            terminal.Error.WriteLine(notice);
        }
    }

    /// <exception cref="PlanException">The host is another machine, and the user has not named it.</exception>
    private static async Task<string?> RefusalAsync(Uri url, string? mayLoad, CancellationToken interrupted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        patience.CancelAfter(LookTime);
        try
        {
            if (await LoadTarget.ResolveAsync(url.DnsSafeHost, patience.Token) is not { } addresses)
            {
                return $"{url.Host} cannot be resolved: no address is known for this name.";
            }

            if (!LoadTarget.IsThisMachine(addresses) && !url.Host.Equals(mayLoad, StringComparison.OrdinalIgnoreCase))
            {
                throw new PlanException([
                    new PlanMistake(
                        "command line",
                        "URL",
                        $"{url.Host}, which is not this machine",
                        $"this machine, or --i-may-load-test {url.Host}"
                    ),
                ]);
            }

            return await LoadTarget.ListensAsync(url, patience.Token)
                ? null
                : $"Nobody listens on {url.Authority}: the connection was refused.";
        }
        catch (OperationCanceledException)
        {
            return interrupted.IsCancellationRequested
                ? "Interrupted before the load began: nothing was sent."
                : $"{url.Authority} did not take a connection within {LookTime.TotalSeconds:0} s.";
        }
    }

    /// <returns>Null where it was to end before anything was measured.</returns>
    private async Task<ProbeResult?> SendAsync(LoadOrder order, LoadConnections connections, CancellationToken end)
    {
        var spec = order.Spec with { Connections = connections, EndEarly = end };
        if (order.WarmUp > TimeSpan.Zero)
        {
            await LoadEngine.RunAsync(
                spec with
                {
                    Simulations = [order.Shape(order.WarmUp)],
                },
                cancellation: CancellationToken.None
            );
            if (end.IsCancellationRequested)
            {
                return null;
            }

            GC.Collect();
        }

        using var progress = new LoadProgress(terminal, order.Url);
        var host = new HostCpuMeter();
        var probe = await LoadEngine.RunAsync(spec, progress, CancellationToken.None);
        return OthersOfLoad.Add(probe, host.Used());
    }
}
