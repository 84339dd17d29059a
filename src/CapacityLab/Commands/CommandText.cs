using System.Reflection;

namespace CapacityLab.Commands;

/// <summary>The command line that makes a run again.</summary>
internal static class CommandText
{
    public static string Of(IReadOnlyList<string> arguments)
    {
        string program =
            Assembly.GetEntryAssembly()?.GetName().Name == "LoadTests"
                ? "dotnet run --project loadtests"
                : "capacitylab";
        string separator = program.StartsWith("dotnet", StringComparison.Ordinal) && arguments.Count > 0 ? " --" : "";
        return program + separator + string.Concat(arguments.Select(argument => " " + Quoted(argument)));
    }

    private static string Quoted(string argument) => argument.Any(char.IsWhiteSpace) ? $"'{argument}'" : argument;
}
