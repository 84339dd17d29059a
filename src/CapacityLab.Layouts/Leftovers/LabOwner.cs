using System.Diagnostics;
using System.Globalization;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>The lab that started something: its process, told from a later one with the same id by its start time.</summary>
/// <param name="ProcessId">Process id of the lab.</param>
/// <param name="StartTime">Clock ticks since the host started; where there is no /proc, ticks of .NET.</param>
internal readonly record struct LabOwner(int ProcessId, long StartTime)
{
    public const string Variable = "CAPACITYLAB_OWNER";
    public const string RunVariable = "CAPACITYLAB_RUN";

    public static LabOwner This { get; } = new(Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);

    public bool IsAlive => StartOf(ProcessId) == StartTime;

    public static LabOwner? Parse(string text)
    {
        var parts = text.Split(':');
        return
            parts.Length == 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var start)
            ? new LabOwner(id, start)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId}:{StartTime}");

    /// <summary>Null where the process has ended, also where its parent has not yet taken note.</summary>
    private static long? StartOf(int processId)
    {
        if (OperatingSystem.IsLinux())
        {
            return ProcStat.Read(processId) is { IsDead: false } stat ? stat.StartTime : null;
        }

        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
