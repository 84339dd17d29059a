using CapacityLab.Plans.Json;
using CapacityLab.Plans.Sections;

namespace CapacityLab.Plans;

/// <summary>Looks whether this host has the programs that a plan names, so that a missing one is told before anything starts.</summary>
/// <param name="searchPath">Folders in which programs are looked for by their name, as in PATH.</param>
internal sealed class ProgramSearch(string searchPath)
{
    private const UnixFileMode Executes =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static ProgramSearch OfProcess { get; } = new(Environment.GetEnvironmentVariable("PATH") ?? "");

    public void Check(JsonCursor root)
    {
        foreach (
            var program in root.Property("services")
                .Items.Take(PlanSection.MostServices)
                .Prepend(root.Property("target"))
        )
        {
            CheckExecutable(program.Property("executable"));
            CheckProject(program.Property("project"));
        }
    }

    private void CheckExecutable(JsonCursor at)
    {
        if (at.HasMistakes || at.Text is not { Length: > 0 } text)
        {
            return;
        }

        var isName = Path.GetFileName(text) == text;
        if (isName && !searchPath.Split(Path.PathSeparator).Any(folder => IsProgramIn(folder, text)))
        {
            at.Report(
                $"{JsonText.Quote(text)} (on no folder of PATH)",
                "a program's file, or a name to be found on PATH"
            );
        }
        else if (!isName && !IsExecutable(at.File.Resolve(text)))
        {
            at.Report($"{JsonText.Quote(text)} (not executable)", "a file that may be executed; chmod +x makes it one");
        }
    }

    private static void CheckProject(JsonCursor at)
    {
        if (
            !at.HasMistakes
            && at.Text is { Length: > 0 } text
            && !Directory.Exists(at.File.Resolve(text))
            && !text.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
        )
        {
            at.Report($"{JsonText.Quote(text)} (no project)", "a project file, or a folder with just one");
        }
    }

    private static bool IsProgramIn(string folder, string name)
    {
        var file = Path.Combine(folder.Length == 0 ? "." : folder, name);
        return IsProgram(file) || (OperatingSystem.IsWindows() && IsProgram($"{file}.exe"));
    }

    private static bool IsProgram(string file) => File.Exists(file) && IsExecutable(file);

    private static bool IsExecutable(string file) =>
        OperatingSystem.IsWindows() || (File.Exists(file) && (File.GetUnixFileMode(file) & Executes) != 0);
}
