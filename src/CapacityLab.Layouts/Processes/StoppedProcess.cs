namespace CapacityLab.Layouts.Processes;

/// <summary>Whether a signal has stopped a process, or a debugger holds it.</summary>
internal static class StoppedProcess
{
    /// <summary>A clause; empty where the process can run, or the host does not tell.</summary>
    public static string Told(int processId) =>
        OperatingSystem.IsLinux() && ProcStat.Read(processId) is { State: ('T' or 't') and var state }
            ? $"its process is stopped (state {state})"
            : "";
}
