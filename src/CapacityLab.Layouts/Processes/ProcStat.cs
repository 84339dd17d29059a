using System.Globalization;

namespace CapacityLab.Layouts.Processes;

/// <summary>What /proc/PID/stat tells of a process.</summary>
internal sealed record ProcStat(string Command, char State, int Session)
{
    /// <summary>USER_HZ, which is 100 wherever .NET runs on Linux.</summary>
    public const long NanosecondsPerTick = 10_000_000;

    public long CpuTicks { get; private init; }

    /// <summary>The part of <see cref="CpuTicks"/> that the kernel used for it.</summary>
    public long KernelTicks { get; private init; }

    public int Threads { get; private init; }

    /// <summary>Clock ticks since the host started.</summary>
    public long StartTime { get; private init; }

    public long ResidentPages { get; private init; }

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
        var end = text.LastIndexOf(')');
        var fields = text[(end + 2)..].Split(' ');
        return new ProcStat(
            text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end],
            fields[0][0],
            (int)Number(fields[3])
        )
        {
            CpuTicks = fields[11..15].Sum(Number),
            KernelTicks = Number(fields[12]) + Number(fields[14]),
            Threads = (int)Number(fields[17]),
            StartTime = Number(fields[19]),
            ResidentPages = Number(fields[21]),
        };
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
