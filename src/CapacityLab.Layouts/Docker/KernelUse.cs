using System.Globalization;
using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Docker;

/// <summary>Use of a container from its control group and its network namespace, as its first process shows them.</summary>
internal sealed class KernelUse : IContainerUse
{
    private const int BytesInField = 0;
    private const int BytesOutField = 8;

    private readonly IGroupFiles files;
    private readonly string network;
    private readonly Lock reading = new();
    private bool disposed;

    private KernelUse(IGroupFiles files, string network) => (this.files, this.network) = (files, network);

    /// <summary>
    /// Null where the engine's processes are not this system's, or are hidden. An engine in a machine of its own (Docker Desktop, also
    /// in WSL) tells ids that here may be any other process's: its group bears the container's name, or it is not it.
    /// </summary>
    public static KernelUse? TryOpen(int processId, string container)
    {
        try
        {
            var membership = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/cgroup";
            return
                OperatingSystem.IsLinux()
                && processId > 0
                && File.Exists(membership)
                && File.ReadAllText(membership) is var groups
                && groups.Contains(container, StringComparison.Ordinal)
                ? new KernelUse(
                    Files(new CgroupHost(CgroupHost.Current.Root, groups)),
                    $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/net/dev"
                )
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public GroupReading? Read()
    {
        lock (reading)
        {
            try
            {
                return disposed ? null : files.Read();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public (long In, long Out)? ReadBytes()
    {
        try
        {
            return File.Exists(network) ? Sum(File.ReadAllText(network)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        lock (reading)
        {
            disposed = true;
            files.Dispose();
        }
    }

    /// <summary>Lines of <c>NAME: received … sent …</c>, of which loopback does not count.</summary>
    internal static (long In, long Out) Sum(string text)
    {
        var (into, outOf) = (0L, 0L);
        foreach (var line in text.Split('\n'))
        {
            var parts = line.Split(':', 2);
            if (parts.Length == 2 && parts[0].Trim() != "lo")
            {
                var fields = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                into += long.Parse(fields[BytesInField], CultureInfo.InvariantCulture);
                outOf += long.Parse(fields[BytesOutField], CultureInfo.InvariantCulture);
            }
        }

        return (into, outOf);
    }

    private static IGroupFiles Files(CgroupHost ofContainer)
    {
        if (ofContainer.IsV2)
        {
            return new CgroupV2Files(new CgroupFolder(ofContainer.OwnV2));
        }

        var folders = ofContainer.V1Parents() ?? throw new IOException("No control groups.");
        return new CgroupV1Files(
            new CgroupFolder(folders.Cpu),
            new CgroupFolder(folders.CpuAccounting),
            new CgroupFolder(folders.Memory)
        );
    }
}
