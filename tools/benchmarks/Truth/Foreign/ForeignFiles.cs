using System.Diagnostics;

namespace Benchmarks.Truth.Foreign;

/// <summary>What the services are started from: their folder, Java's classes, and images of them.</summary>
internal sealed class ForeignFiles : IDisposable
{
    private readonly DirectoryInfo classes = Directory.CreateTempSubdirectory("capacitylab-foreign-");
    private readonly HashSet<string> ready = [];

    public string Classes => classes.FullName;

    public static string Of(ForeignService service) =>
        Path.Combine(LabRuns.Root, "tools", "foreign-targets", service.Name);

    /// <summary>Compiles or builds what the service needs, once.</summary>
    /// <exception cref="InvalidOperationException">That failed; the message holds what was said.</exception>
    public async Task PrepareAsync(ForeignService service, bool docker)
    {
        string files = Of(service);
        if (docker && ready.Add(service.Image))
        {
            await RunAsync("docker", ["build", "--quiet", "--tag", service.Image, files]);
        }
        else if (!docker && service == ForeignService.Java && ready.Add(service.Name))
        {
            await RunAsync("javac", ["-d", Classes, Path.Combine(files, "Server.java")]);
        }
    }

    public void Dispose() => classes.Delete(recursive: true);

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Not every engine has the newer builder.
        start.Environment["DOCKER_BUILDKIT"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error}{await output}"
            );
        }
    }
}
