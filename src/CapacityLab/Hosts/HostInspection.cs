using System.Reflection;
using System.Runtime.InteropServices;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Hosts;

/// <summary>Reads what the result says of the machine.</summary>
internal static class HostInspection
{
    public static HostSnapshot Read(ProcessorSplit split) =>
        new()
        {
            Name = Environment.MachineName,
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            Processor = ProcessorName(),
            Cores = split.IsShared ? split.Target.Count : split.Generator.Count + split.Target.Count,
            Memory = new MemorySize(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
            DotnetVersion = Environment.Version.ToString(),
            CapacityLabVersion = Version(),
            GeneratorProcessors = ProcessorSplit.Text(split.Generator),
            TargetProcessors = ProcessorSplit.Text(split.Target),
        };

    public static string Version() =>
        typeof(HostInspection)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "";

    private static string ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        return File.Exists(file)
            ? File.ReadLines(file)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
                ?? ""
            : "";
    }
}
