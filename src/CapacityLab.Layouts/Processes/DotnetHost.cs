namespace CapacityLab.Layouts.Processes;

/// <summary>The dotnet command that this lab itself runs by, where it does; else the one on PATH.</summary>
internal static class DotnetHost
{
    public static string File { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // The runtime lies in ROOT/shared/Microsoft.NETCore.App/VERSION/ unless it is self-contained.
        var root = Path.GetFullPath(
            Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../..")
        );
        var beside = Path.Combine(root, name);
        return System.IO.File.Exists(beside) ? beside : ExecutableFile.OnPath("dotnet") ?? name;
    }
}
