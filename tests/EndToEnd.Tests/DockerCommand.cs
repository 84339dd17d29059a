using System.Diagnostics;
using System.Globalization;

namespace EndToEnd.Tests;

/// <summary>The engine by its own command, so that the lab does not judge itself.</summary>
internal static class DockerCommand
{
    /// <summary>Skips the test where there is no engine, or where the base images are missing.</summary>
    public static void SkipUnlessReady()
    {
        Assert.SkipUnless(TryRun("version").Succeeded, "No Docker engine answers.");
        Assert.SkipUnless(
            TryRun(
                "image",
                "inspect",
                "capacitylab-offline/dotnet:1",
                "capacitylab-offline/nginx:1",
                "capacitylab-offline/postgres:1"
            ).Succeeded,
            "Base images are missing; tools/offline-images/build.sh makes them."
        );
    }

    /// <summary>Containers, networks and images of a lab's process, with their kind.</summary>
    public static IReadOnlyList<string> OfLab(int lab)
    {
        string owner = string.Create(CultureInfo.InvariantCulture, $"{lab}:");
        const string label = "{{.Label \"capacitylab.owner\"}}";
        return
        [
            .. Lines("container", "ls", "-a", "--format", $"{label} container {{{{.Names}}}}"),
            .. Lines("network", "ls", "--format", $"{label} network {{{{.Name}}}}"),
            .. Lines("image", "ls", "--format", $"{{{{.Tag}}}} image {{{{.Repository}}}}")
                .Where(line => line.Contains("capacitylab-run/", StringComparison.Ordinal))
                .Where(line => line.Split(' ')[0].EndsWith($"-{lab}", StringComparison.Ordinal))
                .Select(line => owner + line),
        ];

        IEnumerable<string> Lines(params string[] arguments) =>
            Run(arguments)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => arguments[0] == "image" || line.StartsWith(owner, StringComparison.Ordinal));
    }

    public static string Run(params string[] arguments)
    {
        var (succeeded, text) = TryRun(arguments);
        Assert.True(succeeded, text);
        return text;
    }

    private static (bool Succeeded, string Text) TryRun(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("docker", arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode == 0, process.ExitCode == 0 ? output.Trim() : error.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (false, missing.Message);
        }
    }
}
