using System.Diagnostics;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Tests.Leftovers;

/// <summary>A lab in a process and session of its own, with two replicas and a balancer.</summary>
internal sealed class KilledLab : IAsyncDisposable
{
    private readonly Process process;

    private KilledLab(Process process) => this.process = process;

    public int ProcessId => process.Id;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<KilledLab> StartAsync(Lab lab, string enforcer = "", string? state = null)
    {
        var start = new ProcessStartInfo("setsid");
        string[] arguments = [DotnetHost.File, Lab.Metadata("TestLab"), DotnetHost.File, Lab.TargetFile, lab.Folder];
        arguments.Append(lab.RunId).Append(enforcer).ToList().ForEach(start.ArgumentList.Add);
        if (state is not null)
        {
            start.Environment["XDG_STATE_HOME"] = state;
        }

        var killed = new KilledLab(Process.Start(start)!);
        var ready = Path.Combine(lab.Folder, "ready");
        for (var i = 0; i < 600 && !File.Exists(ready); i++)
        {
            await Task.Delay(50, Lab.Cancellation);
        }

        killed.Address = new Uri(await File.ReadAllTextAsync(ready, Lab.Cancellation));
        return killed;
    }

    public async Task KillAsync()
    {
        Signal.Kill(process.Id);
        await process.WaitForExitAsync(Lab.Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        await ProcessRuntime.RemoveLeftoversAsync(CancellationToken.None);
        process.Dispose();
    }
}
