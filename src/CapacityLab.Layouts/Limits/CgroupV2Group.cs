using System.Globalization;

namespace CapacityLab.Layouts.Limits;

internal sealed class CgroupV2Group(string path, NodeLimit limit, IReadOnlyList<int> processors)
    : INodeGroup,
        IDisposable
{
    private readonly CgroupFolder folder = new(path);
    private readonly Lock reading = new();
    private Files? files;

    public IReadOnlyList<string> EntryFiles => [folder["cgroup.procs"]];

    public IReadOnlyList<int> Processors => processors;

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public void Make(bool boost)
    {
        Directory.CreateDirectory(path);
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
            files ??= new Files(folder);
            return files.Read();
        }
    }

    public long OutOfMemoryKills() =>
        folder.Has("memory.events")
            ? KernelFile.Field(File.ReadAllBytes(folder["memory.events"]), "oom_kill"u8) ?? 0
            : 0;

    public IReadOnlyList<int> ProcessIds() => folder.ProcessIds();

    public void Remove()
    {
        Dispose();
        folder.Remove();
        CgroupV2Parent.Restore(Path.GetDirectoryName(path)!);
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

        folder.Limit("memory.max", bytes.Bytes, System.Environment.SystemPageSize);
        // Absent where the kernel does not account swap.
        if (folder.Has("memory.swap.max"))
        {
            folder.Limit("memory.swap.max", 0, 0);
        }
    }

    private void LimitCpu()
    {
        if (limit.Cpus is not { } cores)
        {
            return;
        }

        var quota = CpuQuota.Microseconds(cores);
        folder.Write("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {CpuQuota.PeriodMicroseconds}"));
        folder.Check("cpu.max", folder.Read("cpu.max").Split(' ')[0], quota, 0);
    }

    private sealed class Files(CgroupFolder folder) : IDisposable
    {
        private readonly KernelFile cpu = new(folder["cpu.stat"]);
        private readonly KernelFile memory = new(folder["memory.current"]);
        private readonly KernelFile memoryStat = new(folder["memory.stat"]);
        private readonly KernelFile threads = new(folder["cgroup.threads"]);

        public GroupReading Read()
        {
            var stat = cpu.Read();
            var cache = KernelFile.Field(memoryStat.Read(), "inactive_file"u8) ?? 0;
            return new(
                (KernelFile.Field(stat, "usage_usec"u8) ?? 0) * 1000,
                KernelFile.Field(stat, "nr_periods"u8),
                KernelFile.Field(stat, "nr_throttled"u8),
                Math.Max(0, memory.ReadNumber() - cache),
                threads.CountLines()
            );
        }

        public void Dispose()
        {
            cpu.Dispose();
            memory.Dispose();
            memoryStat.Dispose();
            threads.Dispose();
        }
    }
}
