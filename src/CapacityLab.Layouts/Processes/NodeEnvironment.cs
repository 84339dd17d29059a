using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>
/// A node's environment: the lab's, less what tunes the lab's own runtime and host (a node must behave the same however the
/// lab was started), plus the node's own.
/// </summary>
internal static class NodeEnvironment
{
    public const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";

    private static readonly string[] NotInherited =
    [
        "DOTNET_",
        "COMPlus_",
        "CORECLR_",
        "ASPNETCORE_",
        "MSBUILD",
        "MSBuild",
        "TESTINGPLATFORM_",
        "CAPACITYLAB_",
    ];

    public static void Fill(
        IDictionary<string, string?> environment,
        ProgramSpec program,
        INodeGroup group,
        IReadOnlyDictionary<string, string> label
    )
    {
        foreach (var name in environment.Keys.Where(IsNotInherited).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in group.Environment.Concat(label).Concat(program.Environment))
        {
            environment[name] = value;
        }

        // The label is what a later run finds leftovers by; no node may set it.
        foreach (var (name, value) in label.Where(pair => pair.Key != ProcessorCount))
        {
            environment[name] = value;
        }
    }

    private static bool IsNotInherited(string name) =>
        NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}
