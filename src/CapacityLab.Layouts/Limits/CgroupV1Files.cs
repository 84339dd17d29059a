using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Limits;

/// <summary>What the files of a group say, kept open. Not thread-safe.</summary>
internal sealed class CgroupV1Files(CgroupFolder cpu, CgroupFolder accounting, CgroupFolder memory) : IGroupFiles
{
    private readonly KernelFile usage = new(accounting["cpuacct.usage"]);
    private readonly KernelFile cpuStat = new(cpu["cpu.stat"]);
    private readonly KernelFile memoryUsage = new(memory["memory.usage_in_bytes"]);
    private readonly KernelFile memoryStat = new(memory["memory.stat"]);
    private readonly KernelFile failures = new(memory["memory.failcnt"]);
    private readonly KernelFile outOfMemory = new(memory["memory.oom_control"]);
    private readonly KernelFile cpuSplit = new(accounting["cpuacct.stat"]);
    private readonly KernelFile tasks = new(accounting["tasks"]);

    public GroupReading Read()
    {
        var periods = cpuStat.Read();
        var cache = KernelFile.Field(memoryStat.Read(), "total_inactive_file"u8) ?? 0;
        return new(
            usage.ReadNumber(),
            KernelFile.Field(periods, "nr_periods"u8),
            KernelFile.Field(periods, "nr_throttled"u8),
            Math.Max(0, memoryUsage.ReadNumber() - cache),
            tasks.CountLines()
        )
        {
            KernelNanoseconds = KernelFile.Field(cpuSplit.Read(), "system"u8) * ProcStat.NanosecondsPerTick,
            MemoryLimitHits = failures.ReadNumber(),
            OutOfMemoryKills = KernelFile.Field(outOfMemory.Read(), "oom_kill"u8),
        };
    }

    public void Dispose()
    {
        usage.Dispose();
        cpuStat.Dispose();
        memoryUsage.Dispose();
        memoryStat.Dispose();
        failures.Dispose();
        outOfMemory.Dispose();
        cpuSplit.Dispose();
        tasks.Dispose();
    }
}
