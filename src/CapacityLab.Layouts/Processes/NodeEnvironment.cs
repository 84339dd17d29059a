namespace CapacityLab.Layouts.Processes;

/// <summary>
/// A node's environment: the lab's, less what tunes the lab's own runtime and host (a node must behave the same however the
/// lab was started), plus the node's own.
/// </summary>
internal static class NodeEnvironment
{
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
        IEnumerable<KeyValuePair<string, string>> defaults,
        IReadOnlyDictionary<string, string> label
    )
    {
        foreach (var name in environment.Keys.Where(IsNotInherited).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // The label comes last: it is what a later run finds leftovers by, and no node may set it.
        foreach (var (name, value) in defaults.Concat(program.Environment).Concat(label))
        {
            environment[name] = value;
        }
    }

    private static bool IsNotInherited(string name) =>
        NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}
