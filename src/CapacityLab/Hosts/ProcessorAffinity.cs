using System.Runtime.InteropServices;

namespace CapacityLab.Hosts;

/// <summary>The processors that this process may run on.</summary>
internal static partial class ProcessorAffinity
{
    private const int MaskWords = 16;
    private const int BitsPerWord = 64;

    /// <summary>Where the system does not tell: all that the runtime counts.</summary>
    public static IReadOnlyList<int> Allowed()
    {
        var mask = new ulong[MaskWords];
        if (!OperatingSystem.IsLinux() || GetAffinity(0, MaskWords * sizeof(ulong), mask) < 0)
        {
            return [.. Enumerable.Range(0, Environment.ProcessorCount)];
        }

        return
        [
            .. Enumerable
                .Range(0, MaskWords * BitsPerWord)
                .Where(processor => (mask[processor / BitsPerWord] >> (processor % BitsPerWord) & 1) == 1),
        ];
    }

    /// <summary>Moves every thread of this process, and so the threads they start, onto the processors. Does nothing where the system lacks it.</summary>
    public static void Restrict(IReadOnlyList<int> processors)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var mask = new ulong[MaskWords];
        foreach (int processor in processors.Where(processor => processor < MaskWords * BitsPerWord))
        {
            mask[processor / BitsPerWord] |= 1UL << (processor % BitsPerWord);
        }

        // The call of the system takes one thread, so each is moved; one that has ended meanwhile is no loss.
        foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            _ = SetAffinity(
                int.Parse(Path.GetFileName(thread), System.Globalization.CultureInfo.InvariantCulture),
                MaskWords * sizeof(ulong),
                mask
            );
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static partial int GetAffinity(int thread, nint bytes, [Out] ulong[] mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nint bytes, ulong[] mask);
}
