using CapacityLab.Layouts.Leftovers;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Finds by its label what labs of this host made in the engine. What carries no such label stays.</summary>
internal static class EngineLeftovers
{
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    /// <returns>A line for each thing removed.</returns>
    public static async Task<IReadOnlyList<string>> RemoveAsync(
        DockerEngine engine,
        Func<LabOwner, bool> isMeant,
        CancellationToken cancellation
    )
    {
        var removed = new List<string>();
        await EngineCalls
            .IgnoreAsync(async () =>
            {
                removed.AddRange(await RemoveContainersAsync(engine, isMeant, cancellation).ConfigureAwait(false));
                removed.AddRange(await RemoveNetworksAsync(engine, isMeant, cancellation).ConfigureAwait(false));
                removed.AddRange(await RemoveImagesAsync(engine, isMeant, cancellation).ConfigureAwait(false));
            })
            .ConfigureAwait(false);
        return removed;
    }

    public static void KillOwn()
    {
        using var patience = new CancellationTokenSource(LastPatience);
        Task.Run(
                async () =>
                {
                    var (engine, _) = await DockerEngine.TryConnectAsync(patience.Token).ConfigureAwait(false);
                    using (engine)
                    {
                        if (engine is not null)
                        {
                            await RemoveAsync(engine, owner => owner == LabOwner.This, patience.Token)
                                .ConfigureAwait(false);
                        }
                    }
                },
                CancellationToken.None
            )
            .Wait(LastPatience);
    }

    public static async Task<IReadOnlyList<string>> RemoveImagesAsync(
        DockerEngine engine,
        Func<LabOwner, bool> isMeant,
        CancellationToken cancellation
    )
    {
        var found = await engine
            .Client.Images.ListImagesAsync(new ImagesListParameters { Filters = Ours() }, cancellation)
            .ConfigureAwait(false);
        var removed = new List<string>();
        foreach (var image in found.Where(image => Is(image.Labels, isMeant)))
        {
            await engine
                .Client.Images.DeleteImageAsync(image.ID, new ImageDeleteParameters { Force = true }, cancellation)
                .ConfigureAwait(false);
            removed.Add($"image {image.RepoTags?.FirstOrDefault() ?? image.ID}");
        }

        return removed;
    }

    private static async Task<IReadOnlyList<string>> RemoveContainersAsync(
        DockerEngine engine,
        Func<LabOwner, bool> isMeant,
        CancellationToken cancellation
    )
    {
        var found = await engine
            .Client.Containers.ListContainersAsync(
                new ContainersListParameters { All = true, Filters = Ours() },
                cancellation
            )
            .ConfigureAwait(false);
        var meant = found.Where(container => Is(container.Labels, isMeant)).ToList();
        await Task.WhenAll(
                meant.Select(container =>
                    engine.Client.Containers.RemoveContainerAsync(
                        container.ID,
                        new ContainerRemoveParameters { Force = true, RemoveVolumes = true },
                        cancellation
                    )
                )
            )
            .ConfigureAwait(false);
        return [.. meant.Select(container => $"container {container.Names.FirstOrDefault()?.TrimStart('/')}")];
    }

    private static async Task<IReadOnlyList<string>> RemoveNetworksAsync(
        DockerEngine engine,
        Func<LabOwner, bool> isMeant,
        CancellationToken cancellation
    )
    {
        var found = await engine
            .Client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = Ours() }, cancellation)
            .ConfigureAwait(false);
        var removed = new List<string>();
        foreach (var network in found.Where(network => Is(network.Labels, isMeant)))
        {
            await engine.Client.Networks.DeleteNetworkAsync(network.ID, cancellation).ConfigureAwait(false);
            removed.Add($"network {network.Name}");
        }

        return removed;
    }

    private static bool Is(IDictionary<string, string>? labels, Func<LabOwner, bool> isMeant) =>
        EngineLabels.OwnerOf(labels) is { } owner && isMeant(owner);

    private static Dictionary<string, IDictionary<string, bool>> Ours() =>
        new() { ["label"] = new Dictionary<string, bool> { [EngineLabels.Owner] = true } };
}
