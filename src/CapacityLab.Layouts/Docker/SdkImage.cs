using System.Diagnostics;
using System.Text.Json;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Docker;

/// <summary>The official base image of a .NET project, as the SDK names it, with the runtime's whole version.</summary>
internal static class SdkImage
{
    private const string Image = "ContainerBaseImage";
    private const string Runtime = "BundledNETCoreAppPackageVersion";

    public static async Task<string> OfAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(
            DotnetHost.File,
            [
                "msbuild",
                project,
                "-t:ComputeContainerBaseImage",
                "-p:Configuration=Release",
                $"-getProperty:{Image}",
                $"-getProperty:{Runtime}",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment[LabOwner.Variable] = LabOwner.This.ToString();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode == 0
            ? Read(output)
            : throw new EnvironmentException(
                $"The SDK names no image for {project}: {await error.ConfigureAwait(false)}"
            );
    }

    internal static string Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var properties = document.RootElement.GetProperty("Properties");
        return Pin(properties.GetProperty(Image).GetString()!, properties.GetProperty(Runtime).GetString()!);
    }

    /// <summary>…:10.0 with 10.0.12 is …:10.0.12; a tag that is no beginning of the version stays.</summary>
    private static string Pin(string image, string version)
    {
        var tag = image[(image.LastIndexOf(':') + 1)..];
        return version.StartsWith(tag + ".", StringComparison.Ordinal) ? image[..^tag.Length] + version : image;
    }
}
