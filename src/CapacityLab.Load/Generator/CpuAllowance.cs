using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using CapacityLab.Results.Units;

namespace CapacityLab.Load.Generator;

/// <summary>
/// How many processors the process may use now: its affinity and its control group's quota, whichever is less.
/// Environment.ProcessorCount is read once at the start, and rounds the quota up.
/// </summary>
internal static partial class CpuAllowance
{
    private const int MaskWords = 16;

    public static Cpus OfThisProcess()
    {
        var affinity = Affinity() ?? Environment.ProcessorCount;
        return Quota() is { } quota && quota.Cores < affinity ? new Cpus(quota.Cores) : new Cpus(affinity);
    }

    /// <summary>The tightest quota, and the folder of the group that has it; null: none.</summary>
    public static (double Cores, string Folder)? Quota() =>
        Least(OwnGroups.V2, folder => OwnGroups.ReadOrNull($"{folder}/cpu.max") is { } max ? QuotaOfV2(max) : null)
        ?? Least(OwnGroups.V1, QuotaOfV1Folder);

    /// <summary>Version 2: <c>max 100000</c> or <c>50000 100000</c>. Null: no limit.</summary>
    internal static double? QuotaOfV2(string cpuMax)
    {
        var parts = cpuMax.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 ? Ratio(parts[0], parts[1]) : null;
    }

    /// <summary>Version 1: quota −1 is none.</summary>
    internal static double? QuotaOfV1(string quota, string period) => Ratio(quota.Trim(), period.Trim());

    private static int? Affinity()
    {
        if (!OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian)
        {
            return null;
        }

        // Of the calling thread: threads inherit the mask of the one that made them.
        Span<ulong> mask = stackalloc ulong[MaskWords];
        mask.Clear();
        var failed = sched_getaffinity(0, MaskWords * sizeof(ulong), ref MemoryMarshal.GetReference(mask)) != 0;
        var count = 0;
        foreach (var word in mask)
        {
            count += BitOperations.PopCount(word);
        }

        return failed || count == 0 ? null : count;
    }

    private static double? QuotaOfV1Folder(string folder) =>
        OwnGroups.ReadOrNull($"{folder}/cpu.cfs_quota_us") is { } quota
        && OwnGroups.ReadOrNull($"{folder}/cpu.cfs_period_us") is { } period
            ? QuotaOfV1(quota, period)
            : null;

    private static (double Cores, string Folder)? Least(IEnumerable<string> folders, Func<string, double?> quotaOf) =>
        folders
            .Select(folder => (Cores: quotaOf(folder) ?? double.PositiveInfinity, Folder: folder))
            .Where(group => double.IsFinite(group.Cores))
            .Select(group => ((double, string)?)group)
            .MinBy(group => group!.Value.Item1);

    private static double? Ratio(string quota, string period) =>
        long.TryParse(quota, CultureInfo.InvariantCulture, out var used)
        && long.TryParse(period, CultureInfo.InvariantCulture, out var of)
        && used > 0
        && of > 0
            ? (double)used / of
            : null;

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int thread, nuint size, ref ulong mask);
}
