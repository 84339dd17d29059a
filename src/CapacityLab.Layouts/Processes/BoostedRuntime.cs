using System.Globalization;
using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>What a .NET node is told where its CPU limit waits until it is warm; other programs ignore it.</summary>
internal static class BoostedRuntime
{
    private const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";
    private const string CallCountingDelay = "DOTNET_TC_CallCountingDelayMs";

    /// <summary>Empty without a boost. The node's own environment wins over it.</summary>
    public static IReadOnlyDictionary<string, string> Defaults(NodeLimit limit, NodePlacement placement)
    {
        var defaults = new Dictionary<string, string>();
        if (!placement.Boost)
        {
            return defaults;
        }

        // By default the runtime counts calls only once no new code has run for 100 ms, which under load may be never: the sample
        // shop still ran unoptimised code after 10 s. Without the delay its code is optimised within 2 s.
        defaults[CallCountingDelay] = "0";

        // The runtime reads quota and affinity once, at its start, when they are not yet in force.
        var allowed = placement.Processors.Count > 0 ? placement.Processors.Count : Environment.ProcessorCount;
        defaults[ProcessorCount] = limit.ProcessorsAmong(allowed).ToString(CultureInfo.InvariantCulture);
        return defaults;
    }
}
