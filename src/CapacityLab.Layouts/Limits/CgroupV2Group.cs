using System.Globalization;

namespace CapacityLab.Layouts.Limits;

internal sealed class CgroupV2Group(string path, NodeLimit limit, IReadOnlyList<int> processors)
    : INodeGroup,
        IDisposable
{
    private readonly CgroupFolder folder = new(path);
    private readonly Lock reading = new();
    private CgroupV2Files? files;

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
            files ??= new CgroupV2Files(folder);
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
}
