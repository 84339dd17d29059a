namespace CapacityLab.Layouts.Limits;

internal sealed class CgroupV1Group(CgroupV1Parents folders, NodeLimit limit, IReadOnlyList<int> processors)
    : INodeGroup,
        IDisposable
{
    private readonly CgroupFolder cpu = new(folders.Cpu);
    private readonly CgroupFolder accounting = new(folders.CpuAccounting);
    private readonly CgroupFolder memory = new(folders.Memory);
    private readonly Lock reading = new();
    private CgroupV1Files? files;

    public IReadOnlyList<string> EntryFiles => [.. folders.All.Select(folder => Path.Combine(folder, "cgroup.procs"))];

    public IReadOnlyList<int> Processors => processors;

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public void Make(bool boost)
    {
        foreach (var folder in folders.All)
        {
            Directory.CreateDirectory(folder);
        }

        LimitMemory();
        if (!boost)
        {
            LimitCpu();
        }
    }

    public void ApplyCpuLimit(int processId) => LimitCpu();

    public GroupReading? Read()
    {
        lock (reading)
        {
            files ??= new CgroupV1Files(cpu, accounting, memory);
            return files.Read();
        }
    }

    public long OutOfMemoryKills() =>
        memory.Has("memory.oom_control")
            ? KernelFile.Field(File.ReadAllBytes(memory["memory.oom_control"]), "oom_kill"u8) ?? 0
            : 0;

    public IReadOnlyList<int> ProcessIds() =>
        [.. folders.All.SelectMany(f => new CgroupFolder(f).ProcessIds()).Distinct()];

    public void Remove()
    {
        Dispose();
        foreach (var folder in folders.All)
        {
            new CgroupFolder(folder).Remove();
        }
    }

    public void Dispose()
    {
        lock (reading)
        {
            files?.Dispose();
            files = null;
        }
    }

    private void LimitMemory()
    {
        if (limit.Memory is not { } bytes)
        {
            return;
        }

        memory.Limit("memory.limit_in_bytes", bytes.Bytes, System.Environment.SystemPageSize);
        // Absent where the kernel does not account swap; then swap is not limited by group at all.
        if (memory.Has("memory.memsw.limit_in_bytes"))
        {
            memory.Limit("memory.memsw.limit_in_bytes", bytes.Bytes, System.Environment.SystemPageSize);
        }
    }

    private void LimitCpu()
    {
        if (limit.Cpus is { } cores)
        {
            cpu.Limit("cpu.cfs_period_us", CpuQuota.PeriodMicroseconds, 0);
            cpu.Limit("cpu.cfs_quota_us", CpuQuota.Microseconds(cores), 0);
        }
    }
}
