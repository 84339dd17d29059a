using System.Diagnostics;
using System.Text.RegularExpressions;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Targets;

/// <summary>Runs dotnet publish, and leaves no build server behind.</summary>
internal static partial class Publish
{
    private const int ErrorsShown = 10;

    /// <summary>What an outer dotnet run or dotnet test sets breaks a build within: it names that build's own SDK parts.</summary>
    private static readonly string[] OfOuterBuild = ["MSBUILD", "DOTNET_", "COMPLUS_", "TESTINGPLATFORM_", "VSTEST_"];

    public static async Task RunAsync(string project, string output, CancellationToken cancellation)
    {
        var lines = new List<string>();
        using var process = new Process { StartInfo = StartInfo(project, output) };
        process.OutputDataReceived += (_, line) => Keep(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(lines, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new EnvironmentException($"{project} does not build:\n{Errors(lines)}");
        }
    }

    /// <summary>The compiler's errors, each once and without the project that it repeats at the end.</summary>
    internal static string Errors(IReadOnlyList<string> lines)
    {
        var errors = lines
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => "  " + ProjectAtEnd().Replace(line.Trim(), ""))
            .Distinct()
            .ToList();
        var shown =
            errors.Count > 0 ? errors.Take(ErrorsShown) : lines.TakeLast(ErrorsShown).Select(line => "  " + line);
        var more = errors.Count > ErrorsShown ? $"\n  … and {errors.Count - ErrorsShown} more" : "";
        return string.Join('\n', shown) + more;
    }

    internal static ProcessStartInfo StartInfo(string project, string output)
    {
        var start = new ProcessStartInfo(DotnetHost.File)
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "publish",
            project,
            "-c",
            "Release",
            "-o",
            output,
            "--nologo",
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
        ];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        foreach (var name in start.Environment.Keys.Where(IsOfOuterBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        // Inherited by all that the build starts, so that cleanup finds it where the lab was killed meanwhile.
        start.Environment[LabOwner.Variable] = LabOwner.This.ToString();
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        return start;
    }

    private static bool IsOfOuterBuild(string name) =>
        OfOuterBuild.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("DOTNET_CLI_HOME", StringComparison.OrdinalIgnoreCase);

    private static void Keep(List<string> lines, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }

    [GeneratedRegex(@"\s\[[^\[\]]+\.\w+proj[^\[\]]*\]$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ProjectAtEnd();
}
