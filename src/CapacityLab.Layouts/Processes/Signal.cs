using System.ComponentModel;
using System.Diagnostics;

namespace CapacityLab.Layouts.Processes;

/// <summary>Signals to nodes. Windows knows only the hard end.</summary>
internal static class Signal
{
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            KillTree(process);
        }
        else
        {
            _ = Native.Kill(process.Id, Native.SigTerm);
        }
    }

    public static void Terminate(int processId) => _ = Native.Kill(processId, Native.SigTerm);

    public static void Kill(int processId) => _ = Native.Kill(processId, Native.SigKill);

    /// <summary>Ends all processes of a node: it leads a session of its own where the host has setsid.</summary>
    public static void KillSession(Process process, bool exited)
    {
        if (NodeLauncher.Setsid is not null)
        {
            _ = Native.Kill(-process.Id, Native.SigKill);
        }
        else if (!exited)
        {
            KillTree(process);
        }
    }

    public static string Name(int signal) =>
        signal switch
        {
            1 => "SIGHUP",
            2 => "SIGINT",
            3 => "SIGQUIT",
            4 => "SIGILL",
            6 => "SIGABRT",
            7 => "SIGBUS",
            8 => "SIGFPE",
            9 => "SIGKILL",
            11 => "SIGSEGV",
            13 => "SIGPIPE",
            15 => "SIGTERM",
            _ => $"signal {signal}",
        };

    private static void KillTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception) { }
    }
}
