using System.Diagnostics;
using System.Globalization;
using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>What a process and its descendants used, where there is no control group to ask.</summary>
internal static class ProcessTree
{
    public static GroupReading? Read(Process process) =>
        OperatingSystem.IsLinux() ? ReadFromProc(process.Id) : ReadFromRuntime(process);

    private static GroupReading? ReadFromProc(int root)
    {
        var found = Descendants(root).Select(ProcStat.Read).OfType<ProcStat>().Where(stat => !stat.IsDead).ToList();
        return found.Count == 0
            ? null
            : new GroupReading(
                found.Sum(stat => stat.CpuTicks) * ProcStat.NanosecondsPerTick,
                null,
                null,
                found.Sum(stat => stat.ResidentPages) * Environment.SystemPageSize,
                found.Sum(stat => stat.Threads)
            )
            {
                KernelNanoseconds = found.Sum(stat => stat.KernelTicks) * ProcStat.NanosecondsPerTick,
            };
    }

    public static IEnumerable<int> Descendants(int root) => Children(root).SelectMany(Descendants).Prepend(root);

    /// <summary>Empty on kernels without CONFIG_PROC_CHILDREN, where only the first process counts.</summary>
    private static int[] Children(int process)
    {
        try
        {
            return
            [
                .. File.ReadAllText($"/proc/{process}/task/{process}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static GroupReading? ReadFromRuntime(Process process)
    {
        try
        {
            process.Refresh();
            var nanoseconds = process.TotalProcessorTime.Ticks * TimeSpan.NanosecondsPerTick;
            return new GroupReading(nanoseconds, null, null, process.WorkingSet64, process.Threads.Count);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
