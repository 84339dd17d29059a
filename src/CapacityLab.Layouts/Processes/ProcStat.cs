using System.Globalization;

namespace CapacityLab.Layouts.Processes;

/// <summary>What /proc/PID/stat tells of a process.</summary>
internal sealed record ProcStat(char State, int Parent, long CpuTicks, int Threads, long StartTime, long ResidentPages)
{
    /// <summary>USER_HZ, which is 100 wherever .NET runs on Linux.</summary>
    public const long NanosecondsPerTick = 10_000_000;

    public bool IsDead => State is 'Z' or 'X';

    /// <summary>Null where the process is no more.</summary>
    public static ProcStat? Read(int processId)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{processId}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The command may hold blanks and brackets, so the fields count from the last closing one.</summary>
    internal static ProcStat Parse(string text)
    {
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcStat(
            fields[0][0],
            (int)Number(fields[1]),
            fields[11..15].Sum(Number),
            (int)Number(fields[17]),
            Number(fields[19]),
            Number(fields[21])
        );
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
