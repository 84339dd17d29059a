using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Limits;

/// <summary>A CPU limit as the kernel takes it: microseconds a period, with the period that containers have.</summary>
internal static class CpuQuota
{
    public const long PeriodMicroseconds = 100_000;

    private const long KernelMinimum = 1_000;

    public static long Microseconds(Cpus limit) =>
        Math.Max(KernelMinimum, (long)Math.Round(limit.Cores * PeriodMicroseconds));
}
