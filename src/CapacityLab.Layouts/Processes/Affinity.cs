using System.Globalization;

namespace CapacityLab.Layouts.Processes;

/// <summary>Which processors threads may run on. Linux only; elsewhere nothing is restricted.</summary>
internal static class Affinity
{
    private const int MaskBytes = 128;

    /// <summary>Processors that the calling thread may run on.</summary>
    public static IReadOnlyList<int> Allowed()
    {
        Span<byte> mask = stackalloc byte[MaskBytes];
        if (!OperatingSystem.IsLinux() || Native.GetAffinity(0, MaskBytes, mask) < 0)
        {
            return [.. Enumerable.Range(0, Environment.ProcessorCount)];
        }

        var allowed = new List<int>();
        for (var i = 0; i < MaskBytes * 8; i++)
        {
            if ((mask[i / 8] & (1 << (i % 8))) != 0)
            {
                allowed.Add(i);
            }
        }

        return allowed;
    }

    /// <summary>Restricts the calling thread, and so what it starts from now on.</summary>
    public static void SetForThisThread(IReadOnlyList<int> processors)
    {
        if (OperatingSystem.IsLinux() && !TrySet(0, processors))
        {
            throw new EnvironmentException(
                EnvironmentCause.LimitsNotInForce,
                "",
                $"The nodes cannot be placed on processors {string.Join(", ", processors)}; this process may use "
                    + $"{string.Join(", ", Allowed())}."
            );
        }
    }

    /// <summary>Restricts a process that runs. New threads inherit, so it looks until it finds no thread that is new.</summary>
    public static void SetForProcess(int processId, IReadOnlyList<int> processors)
    {
        var seen = new HashSet<int>();
        while (ThreadIds(processId).Where(seen.Add).ToList() is { Count: > 0 } found)
        {
            found.ForEach(id => TrySet(id, processors));
        }
    }

    private static IEnumerable<int> ThreadIds(int processId)
    {
        var folder = $"/proc/{processId}/task";
        return Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder)
                .Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            : [];
    }

    private static bool TrySet(int threadId, IReadOnlyList<int> processors)
    {
        Span<byte> mask = stackalloc byte[MaskBytes];
        foreach (var processor in processors.Where(p => p is >= 0 and < MaskBytes * 8))
        {
            mask[processor / 8] |= (byte)(1 << (processor % 8));
        }

        return Native.SetAffinity(threadId, MaskBytes, mask) == 0;
    }
}
