using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Commands.Loads;

/// <summary>What other programs on the host used while a load lasted. The target is one of them where it runs here.</summary>
internal static class OthersOfLoad
{
    /// <param name="probe">Measured.</param>
    /// <param name="host">What the whole host used meanwhile; null where it cannot tell.</param>
    public static ProbeResult Add(ProbeResult probe, Cpus? host) =>
        probe with
        {
            OthersCpu = host is { } used ? new Cpus(Math.Max(0, used.Cores - probe.Generator.CpuCores.Cores)) : null,
        };

    /// <summary>Where the generator was late and others used the host, that; else null.</summary>
    public static string? Line(ProbeResult probe, int processors) =>
        HostDisturbance.Judge(probe, processors).DisturbedBy is { Length: > 0 } disturbed
            ? $"{disturbed}, the target among them where it runs here"
            : null;
}
