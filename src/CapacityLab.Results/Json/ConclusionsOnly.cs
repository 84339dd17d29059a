using System.Text.Json.Serialization.Metadata;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Results.Json;

/// <summary>The properties of a result that <see cref="ResultFormat.ReadConclusions"/> passes over.</summary>
internal static class ConclusionsOnly
{
    private static readonly Dictionary<Type, string[]> Left = new()
    {
        [typeof(RunResult)] =
        [
            nameof(RunResult.Host),
            nameof(RunResult.Warnings),
            nameof(RunResult.Gates),
            nameof(RunResult.Alerts),
        ],
        [typeof(LayoutResult)] =
        [
            nameof(LayoutResult.Facts),
            nameof(LayoutResult.WarmUp),
            nameof(LayoutResult.Shares),
            nameof(LayoutResult.Events),
            nameof(LayoutResult.Samples),
        ],
        [typeof(ProbeResult)] =
        [
            nameof(ProbeResult.Failures),
            nameof(ProbeResult.ResponseTimeMs),
            nameof(ProbeResult.ResponseTimeHistogram),
            nameof(ProbeResult.ServiceTimeMs),
            nameof(ProbeResult.SendLagMs),
            nameof(ProbeResult.Steps),
            nameof(ProbeResult.Generator),
            nameof(ProbeResult.Shares),
            nameof(ProbeResult.Intervals),
        ],
        [typeof(BottleneckResult)] = [nameof(BottleneckResult.Evidence)],
        [typeof(SizingResult)] = [nameof(SizingResult.Layouts), nameof(SizingResult.Deployment)],
    };

    public static void Apply(JsonTypeInfo type)
    {
        foreach (string name in Left.GetValueOrDefault(type.Type, []))
        {
            var passedOver = type.Properties.First(property => Is(property.Name, name));
            type.Properties.Remove(passedOver);
        }
    }

    private static bool Is(string jsonName, string name) => jsonName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
