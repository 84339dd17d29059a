using System.Runtime.CompilerServices;

namespace EndToEnd.Tests;

/// <summary>The built programs that the tests start.</summary>
internal static class Programs
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Lab { get; } =
        Path.Combine(Root, "loadtests", "bin", Configuration, "net10.0", "LoadTests.dll");

    public static string Shop { get; } =
        Path.Combine(Root, "target-app", "bin", Configuration, "net10.0", "TargetApp.dll");

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
