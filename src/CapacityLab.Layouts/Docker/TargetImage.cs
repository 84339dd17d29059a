using System.Formats.Tar;
using System.Globalization;
using System.Text;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>
/// Makes an image of a program that was published on this host: the base image and the published files, a user without
/// rights, no health check of its own, since the lab asks.
/// </summary>
internal sealed class TargetImage(DockerEngine engine, string runId)
{
    private const string Folder = "/app";

    /// <summary>Of the official images; they name it in APP_UID.</summary>
    private const string User = "${APP_UID:-1654}";

    /// <returns>Name of the image.</returns>
    public async Task<string> BuildAsync(
        string name,
        string baseImage,
        string published,
        CancellationToken cancellation
    )
    {
        var tag = $"capacitylab-run/{name}:{runId}";
        var said = new BuildOutput();
        using var context = Context(baseImage, published);
        await engine
            .Client.Images.BuildImageFromDockerfileAsync(
                new ImageBuildParameters
                {
                    Tags = [tag],
                    Labels = EngineLabels.Of(runId),
                    Remove = true,
                    ForceRemove = true,
                },
                context,
                null,
                null,
                said,
                cancellation
            )
            .ConfigureAwait(false);
        return said.Error is null
            ? tag
            : throw new EnvironmentException($"The image of {name} was not built: {said.Error}");
    }

    /// <summary>The program as it is called in the container.</summary>
    public static ProgramSpec Inside(ProgramSpec program)
    {
        var host = Path.GetFullPath(program.WorkingDirectory);
        return program with
        {
            FileName = Inside(host, program.FileName) ?? Path.GetFileName(program.FileName),
            Arguments = [.. program.Arguments.Select(argument => Inside(host, argument) ?? argument)],
            WorkingDirectory = Folder,
        };
    }

    private static string? Inside(string host, string path) =>
        Path.IsPathRooted(path)
        && Path.GetRelativePath(host, path) is var relative
        && !relative.StartsWith("..", StringComparison.Ordinal)
            ? $"{Folder}/{relative.Replace('\\', '/')}"
            : null;

    private static MemoryStream Context(string baseImage, string published)
    {
        var context = new MemoryStream();
        using (var tar = new TarWriter(context, TarEntryFormat.Pax, leaveOpen: true))
        {
            Write(tar, "Dockerfile", Dockerfile(baseImage));
            foreach (var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
            {
                tar.WriteEntry(file, "app/" + Path.GetRelativePath(published, file).Replace('\\', '/'));
            }
        }

        context.Position = 0;
        return context;
    }

    private static void Write(TarWriter tar, string name, string text) =>
        tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            }
        );

    private static string Dockerfile(string baseImage) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            FROM {baseImage}
            COPY app {Folder}
            WORKDIR {Folder}
            USER {User}
            HEALTHCHECK NONE

            """
        );

    private sealed class BuildOutput : IProgress<JSONMessage>
    {
        public string? Error { get; private set; }

        public void Report(JSONMessage value) => Error = value.Error?.Message ?? Error;
    }
}
