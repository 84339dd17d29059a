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
        return Quota() is { } quota && quota < affinity ? new Cpus(quota) : new Cpus(affinity);
    }

    /// <summary>Version 2: <c>max 100000</c> or <c>50000 100000</c>. Null: no limit.</summary>
    internal static double? QuotaOfV2(string cpuMax)
    {
        var parts = cpuMax.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 ? Ratio(parts[0], parts[1]) : null;
    }

    /// <summary>Version 1: quota −1 is none.</summary>
    internal static double? QuotaOfV1(string quota, string period) => Ratio(quota.Trim(), period.Trim());

    /// <param name="membership">Text of /proc/self/cgroup.</param>
    /// <param name="controller">Empty: version 2.</param>
    internal static string? PathOf(string membership, string controller) =>
        membership
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 3))
            .FirstOrDefault(parts => parts.Length == 3 && parts[1].Split(',').Contains(controller))
            ?[2];

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

    private static double? Quota()
    {
        if (ReadOrNull("/proc/self/cgroup") is not { } membership)
        {
            return null;
        }

        var v2 = PathOf(membership, "") is { } unified
            ? Least(
                "/sys/fs/cgroup",
                unified,
                folder => ReadOrNull($"{folder}/cpu.max") is { } max ? QuotaOfV2(max) : null
            )
            : null;
        return v2
            ?? (PathOf(membership, "cpu") is { } path ? Least("/sys/fs/cgroup/cpu", path, QuotaOfV1Folder) : null);
    }

    private static double? QuotaOfV1Folder(string folder) =>
        ReadOrNull($"{folder}/cpu.cfs_quota_us") is { } quota && ReadOrNull($"{folder}/cpu.cfs_period_us") is { } period
            ? QuotaOfV1(quota, period)
            : null;

    // A group above may be tighter. In a container its own group is mounted as the root, and the path is the host's.
    private static double? Least(string root, string path, Func<string, double?> quotaOf)
    {
        var least = quotaOf(root);
        for (var at = path.Trim('/'); at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            least = quotaOf($"{root}/{at}") is { } quota && !(quota > least) ? quota : least;
        }

        return least;
    }

    private static double? Ratio(string quota, string period) =>
        long.TryParse(quota, CultureInfo.InvariantCulture, out var used)
        && long.TryParse(period, CultureInfo.InvariantCulture, out var of)
        && used > 0
        && of > 0
            ? (double)used / of
            : null;

    private static string? ReadOrNull(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int thread, nuint size, ref ulong mask);
}
