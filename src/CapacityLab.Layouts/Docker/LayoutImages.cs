using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Docker;

/// <summary>The images of a run's programs, each made once.</summary>
internal sealed class LayoutImages(DockerEngine engine, EngineImages images, string runId)
{
    private readonly Dictionary<string, Task<string>> built = [];
    private readonly Lock gate = new();

    public Task<string> NginxAsync(CancellationToken cancellation) => images.NginxAsync(cancellation);

    public Task<string> PostgresAsync(CancellationToken cancellation) => images.PostgresAsync(cancellation);

    /// <summary>The port of an image of the plan's own whose program is not told one; null where it is, or the image says none.</summary>
    public async Task<int?> OwnPortAsync(NodeSpec node, CancellationToken cancellation) =>
        node.Program is { Image: { } own } program && !Placeholders.TellPort(program)
            ? await images
                .ExposedPortAsync(await images.OwnAsync(own, cancellation).ConfigureAwait(false), cancellation)
                .ConfigureAwait(false)
            : null;

    /// <summary>Makes those of the layout's programs, and finds or pulls the others.</summary>
    public async Task PrepareAsync(LayoutSpec spec, CancellationToken cancellation)
    {
        foreach (var node in spec.Services.Prepend(spec.Replica))
        {
            await OfAsync(node, cancellation).ConfigureAwait(false);
        }

        _ = spec.Database is null ? "" : await PostgresAsync(cancellation).ConfigureAwait(false);
        _ = spec.Balancer is null ? "" : await NginxAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Finds or pulls the base images of projects, and the others.</summary>
    public async Task RequireAsync(
        IReadOnlyList<string> projects,
        IReadOnlyList<string> ownImages,
        bool nginx,
        bool postgres,
        CancellationToken cancellation
    )
    {
        foreach (var project in projects.Distinct())
        {
            await images.DotnetAsync(project, cancellation).ConfigureAwait(false);
        }

        foreach (var image in ownImages.Distinct())
        {
            await images.OwnAsync(image, cancellation).ConfigureAwait(false);
        }

        _ = nginx ? await NginxAsync(cancellation).ConfigureAwait(false) : "";
        _ = postgres ? await PostgresAsync(cancellation).ConfigureAwait(false) : "";
    }

    /// <summary>Of a program of the plan: its own image, or one made of what was published.</summary>
    public Task<string> OfAsync(NodeSpec node, CancellationToken cancellation)
    {
        var program = node.Program;
        if (program.Image is { } own)
        {
            return images.OwnAsync(own, cancellation);
        }

        if (program.Project is not { } project)
        {
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                node.Name,
                $"{node.Name}: the docker runtime takes a project or an image, not the executable {program.FileName}."
            );
        }

        lock (gate)
        {
            // A build that failed, or was cancelled, is tried again.
            if (!built.TryGetValue(program.WorkingDirectory, out var image) || image.IsFaulted || image.IsCanceled)
            {
                image = BuildAsync(node.Name, project, program.WorkingDirectory, cancellation);
                built[program.WorkingDirectory] = image;
            }

            return image;
        }
    }

    private async Task<string> BuildAsync(string name, string project, string published, CancellationToken cancellation)
    {
        var baseImage = await images.DotnetAsync(project, cancellation).ConfigureAwait(false);
        return await new TargetImage(engine, runId)
            .BuildAsync(name, baseImage, published, cancellation)
            .ConfigureAwait(false);
    }
}
