using CapacityLab.Layouts.Docker;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts;

/// <summary>Layouts of containers, by an engine on this machine or another.</summary>
public sealed class DockerRuntime : ILayoutRuntime, IDisposable
{
    /// <summary>An engine that removes a container in ten seconds is slow; one that takes this long hangs.</summary>
    private static readonly TimeSpan LeftoverPatience = TimeSpan.FromSeconds(60);

    private readonly DockerEngine engine;
    private readonly LayoutImages images;
    private readonly string runId;

    private DockerRuntime(DockerEngine engine, DockerOptions options, string runId)
    {
        (this.engine, this.runId) = (engine, runId);
        images = new LayoutImages(engine, new EngineImages(engine, options), runId);
    }

    public string Name => RuntimeName.Docker;

    /// <summary>As <c>20.10.24, API 1.41</c>.</summary>
    public string Engine => engine.Text;

    /// <summary>Whether the containers run on this machine; else the network between is part of every measurement.</summary>
    public bool IsLocal => engine.Endpoint.IsLocal;

    /// <summary>Null with the reason where no engine answers within 5 s.</summary>
    public static async Task<(DockerRuntime? Runtime, string Why)> TryCreateAsync(
        DockerOptions options,
        string runId,
        CancellationToken cancellation
    )
    {
        var (engine, why) = await DockerEngine.TryConnectAsync(cancellation).ConfigureAwait(false);
        if (engine is null)
        {
            return (null, why);
        }

        await TestcontainersSetUp.RunAsync(engine, cancellation).ConfigureAwait(false);
        return (new DockerRuntime(engine, options, runId), "");
    }

    /// <summary>Finds, pulls or builds every image that a layout needs.</summary>
    /// <exception cref="EnvironmentException">One cannot be had.</exception>
    public Task PrepareAsync(LayoutSpec spec, CancellationToken cancellation) =>
        EngineCalls.WithinAsync("images", () => images.PrepareAsync(spec, cancellation), cancellation);

    /// <summary>Finds or pulls the images that a plan needs, before anything is built.</summary>
    /// <exception cref="EnvironmentException">One cannot be had.</exception>
    public async Task RequireImagesAsync(
        IReadOnlyList<string> projects,
        IReadOnlyList<string> ownImages,
        bool nginx,
        bool postgres,
        CancellationToken cancellation
    ) =>
        await EngineCalls
            .WithinAsync(
                "images",
                () => images.RequireAsync(projects, ownImages, nginx, postgres, cancellation),
                cancellation
            )
            .ConfigureAwait(false);

    public async Task<ILayout> StartAsync(LayoutSpec spec, CancellationToken cancellation)
    {
        LayoutStart.Require(spec);
        await PrepareAsync(spec, cancellation).ConfigureAwait(false);
        using var start = new LayoutStart(
            spec,
            (_, health) =>
                new DockerStarter(
                    spec,
                    engine,
                    images,
                    new NodePlacement(spec.Processors, spec.Boost, spec.BoostProcessors),
                    health
                )
        );
        return await start.RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends and removes what runs of this host left in the engine whose lab is no more.</summary>
    public static async Task<Removal> RemoveLeftoversAsync(CancellationToken cancellation)
    {
        var (engine, why) = await DockerEngine.TryConnectAsync(cancellation).ConfigureAwait(false);
        using (engine)
        {
            return engine is not null
                    ? await new EngineLeftovers(engine, EngineLabels.IsOfDeadLab)
                        .RemoveWithinAsync(LeftoverPatience, cancellation)
                        .ConfigureAwait(false)
                : EngineEndpoint.Find().Endpoint is { IsExpected: false } ? Removal.Nothing
                : Removal.Nothing with { NotAsked = why };
        }
    }

    /// <summary>Removes everything of this process from the engine: for the way out that has no time.</summary>
    public static void KillOwn() => EngineLeftovers.KillOwn();

    /// <summary>What the engine offers, and what would be better.</summary>
    public static Task<IReadOnlyList<HostFact>> ExamineAsync(CancellationToken cancellation) =>
        EngineExamination.RunAsync(cancellation);

    /// <summary>Removes the images that were made for the run, and whatever else of it the engine still holds. The layouts have ended.</summary>
    /// <param name="wasCutOff">Whether calls to the engine may have been, so that what they make is yet to appear.</param>
    public Task RemoveOwnAsync(bool wasCutOff) =>
        new EngineLeftovers(engine, labels => EngineLabels.IsOf(labels, runId, layout: null)).EndAsync(wasCutOff);

    public void Dispose() => engine.Dispose();
}
