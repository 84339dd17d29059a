using System.Runtime.CompilerServices;

namespace CapacityLab.Tests;

/// <summary>The files of this repository, found from where this file was compiled.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "runs"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string SamplePlan => Path.Combine(Root, "loadtests", "lab.json");

    public static IReadOnlyList<string> Files(string pattern, params string[] folders) =>
        [
            .. folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                )
                .Where(IsSource)
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsSource(string file) =>
        !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(Built.Contains);

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
