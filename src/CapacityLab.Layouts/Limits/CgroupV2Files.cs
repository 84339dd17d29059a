namespace CapacityLab.Layouts.Limits;

/// <summary>What the files of a group say, kept open. Not thread-safe.</summary>
internal sealed class CgroupV2Files(CgroupFolder folder) : IGroupFiles
{
    private readonly KernelFile cpu = new(folder["cpu.stat"]);
    private readonly KernelFile memory = new(folder["memory.current"]);
    private readonly KernelFile memoryStat = new(folder["memory.stat"]);
    private readonly KernelFile events = new(folder["memory.events"]);
    private readonly KernelFile threads = new(folder["cgroup.threads"]);

    public GroupReading Read()
    {
        var stat = cpu.Read();
        var kernel = KernelFile.Field(stat, "system_usec"u8) * 1000;
        var happened = events.Read();
        var hits = KernelFile.Field(happened, "max"u8);
        var kills = KernelFile.Field(happened, "oom_kill"u8);
        var cache = KernelFile.Field(memoryStat.Read(), "inactive_file"u8) ?? 0;
        return new(
            (KernelFile.Field(stat, "usage_usec"u8) ?? 0) * 1000,
            KernelFile.Field(stat, "nr_periods"u8),
            KernelFile.Field(stat, "nr_throttled"u8),
            Math.Max(0, memory.ReadNumber() - cache),
            threads.CountLines()
        )
        {
            KernelNanoseconds = kernel,
            MemoryLimitHits = hits,
            OutOfMemoryKills = kills,
        };
    }

    public void Dispose()
    {
        cpu.Dispose();
        memory.Dispose();
        memoryStat.Dispose();
        events.Dispose();
        threads.Dispose();
    }
}
