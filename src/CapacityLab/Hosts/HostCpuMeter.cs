using System.Diagnostics;
using System.Globalization;
using CapacityLab.Results.Units;

namespace CapacityLab.Hosts;

/// <summary>
/// Processor time of the whole host over a stretch, from /proc/stat: user, nice, system and steal. Interrupts are left out: they
/// are the nodes' own traffic on the loopback, and counted to no process.
/// </summary>
internal sealed class HostCpuMeter
{
    private const string File = "/proc/stat";
    private const double TicksPerSecond = 100;
    private static readonly int[] Columns = [1, 2, 3, 8];

    private readonly long startedAt = Stopwatch.GetTimestamp();
    private readonly double? startTicks = Read();

    /// <summary>Since its making; null where the host cannot tell.</summary>
    public Cpus? Used()
    {
        double seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        return startTicks is { } start && Read() is { } now && seconds > 0
            ? new Cpus(Math.Max(0, now - start) / TicksPerSecond / seconds)
            : null;
    }

    /// <param name="line">The first of /proc/stat; null where it is none.</param>
    internal static double? Ticks(string? line)
    {
        string[] parts = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts is ["cpu", ..] && parts.Length > Columns[^1]
            ? Columns.Sum(column => double.Parse(parts[column], CultureInfo.InvariantCulture))
            : null;
    }

    private static double? Read() =>
        System.IO.File.Exists(File) ? Ticks(System.IO.File.ReadLines(File).FirstOrDefault()) : null;
}
