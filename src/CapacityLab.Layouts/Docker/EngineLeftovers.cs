using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Finds by its label what labs of this host made in the engine. What carries no such label stays.</summary>
internal sealed class EngineLeftovers(DockerEngine engine, Predicate<IDictionary<string, string>?> isMeant)
{
    private const int MostSweeps = 12;

    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly List<string> removed = [];
    private readonly List<string> failed = [];

    /// <summary>Removes what the engine holds now. One thing that stays does not keep the others; does not throw.</summary>
    public async Task<Removal> RemoveAsync(CancellationToken cancellation)
    {
        failed.Clear();
        await AllAsync("containers", ContainersAsync, cancellation).ConfigureAwait(false);
        await AllAsync("networks", NetworksAsync, cancellation).ConfigureAwait(false);
        await AllAsync("images", ImagesAsync, cancellation).ConfigureAwait(false);
        return new Removal([.. removed], [.. failed]);
    }

    /// <summary>The same with an end to the wait; what was not removed by then is said so.</summary>
    public async Task<Removal> RemoveWithinAsync(TimeSpan patience, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience);
        try
        {
            return await RemoveAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Removal(
                [.. removed],
                [.. failed, $"what is left in the engine: it did not answer within {patience.TotalSeconds:0} s"]
            );
        }
    }

    /// <summary>
    /// The same where calls may have been cut off: what they make appears in the engine after them, so it looks again until
    /// there is nothing new twice.
    /// </summary>
    public async Task<Removal> RemoveUntilQuietAsync(CancellationToken cancellation)
    {
        var quiet = 0;
        for (var sweep = 0; sweep < MostSweeps && quiet < 2; sweep++)
        {
            if (sweep > 0)
            {
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }

            var before = removed.Count;
            await RemoveAsync(cancellation).ConfigureAwait(false);
            quiet = removed.Count == before && failed.Count == 0 ? quiet + 1 : 0;
        }

        return new Removal([.. removed], [.. failed]);
    }

    /// <summary>At the end of what the lab itself made; an engine that is gone, or hangs, leaves nothing to do. Does not throw.</summary>
    /// <param name="wasCutOff">Whether calls to the engine may have been.</param>
    public async Task EndAsync(bool wasCutOff)
    {
        using var patience = new CancellationTokenSource(EndPatience);
        await EngineCalls
            .IgnoreAsync(() => wasCutOff ? RemoveUntilQuietAsync(patience.Token) : RemoveAsync(patience.Token))
            .ConfigureAwait(false);
    }

    /// <summary>Everything of this process, for the way out that has no time.</summary>
    public static void KillOwn()
    {
        using var patience = new CancellationTokenSource(LastPatience);
        Task.Run(
                async () =>
                {
                    var (engine, _) = await DockerEngine.TryConnectAsync(patience.Token).ConfigureAwait(false);
                    using (engine)
                    {
                        _ = engine is null
                            ? Removal.Nothing
                            : await new EngineLeftovers(engine, EngineLabels.IsOfThisLab)
                                .RemoveUntilQuietAsync(patience.Token)
                                .ConfigureAwait(false);
                    }
                },
                CancellationToken.None
            )
            .ContinueWith(_ => { }, TaskScheduler.Default)
            .Wait(LastPatience);
    }

    private async Task AllAsync(
        string kind,
        Func<CancellationToken, Task<IEnumerable<Left>>> find,
        CancellationToken cancellation
    )
    {
        try
        {
            var found = await find(cancellation).ConfigureAwait(false);
            await Task.WhenAll(found.Select(left => RemoveAsync(left, cancellation))).ConfigureAwait(false);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            Keep(failed, $"{kind}: {DockerEngine.MessageOf(e)}");
        }
    }

    private async Task RemoveAsync(Left left, CancellationToken cancellation)
    {
        try
        {
            await left.Remove(cancellation).ConfigureAwait(false);
            Keep(removed, left.Name);
        }
        catch (DockerApiException e) when (IsGoneAnyway(e))
        {
            // Somebody else removed it meanwhile, or the engine is about it.
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            Keep(failed, $"{left.Name}: {DockerEngine.MessageOf(e)}");
        }
    }

    private static bool IsGoneAnyway(DockerApiException e) =>
        e.StatusCode == HttpStatusCode.NotFound
        || (
            e.StatusCode == HttpStatusCode.Conflict
            && DockerEngine.MessageOf(e).Contains("already in progress", StringComparison.Ordinal)
        );

    private static void Keep(List<string> lines, string line)
    {
        lock (lines)
        {
            lines.Add(line);
        }
    }

    private async Task<IEnumerable<Left>> ContainersAsync(CancellationToken cancellation)
    {
        var found = await engine
            .Client.Containers.ListContainersAsync(
                new ContainersListParameters { All = true, Filters = Ours() },
                cancellation
            )
            .ConfigureAwait(false);
        // With the volumes that their images declare; the lab makes none of its own.
        var parameters = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        return found
            .Where(one => isMeant(one.Labels))
            .Select(one => new Left(
                $"container {one.Names?.FirstOrDefault()?.TrimStart('/') ?? one.ID}",
                token => engine.Client.Containers.RemoveContainerAsync(one.ID, parameters, token)
            ));
    }

    private async Task<IEnumerable<Left>> NetworksAsync(CancellationToken cancellation)
    {
        var found = await engine
            .Client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = Ours() }, cancellation)
            .ConfigureAwait(false);
        return found
            .Where(one => isMeant(one.Labels))
            .Select(one => new Left(
                $"network {one.Name}",
                token => engine.Client.Networks.DeleteNetworkAsync(one.ID, token)
            ));
    }

    private async Task<IEnumerable<Left>> ImagesAsync(CancellationToken cancellation)
    {
        var found = await engine
            .Client.Images.ListImagesAsync(new ImagesListParameters { Filters = Ours() }, cancellation)
            .ConfigureAwait(false);
        return found
            .Where(one => isMeant(one.Labels))
            .Select(one => new Left(
                $"image {one.RepoTags?.FirstOrDefault() ?? one.ID}",
                token =>
                    engine.Client.Images.DeleteImageAsync(one.ID, new ImageDeleteParameters { Force = true }, token)
            ));
    }

    private static Dictionary<string, IDictionary<string, bool>> Ours() =>
        new() { ["label"] = new Dictionary<string, bool> { [EngineLabels.Owner] = true } };

    private sealed record Left(string Name, Func<CancellationToken, Task> Remove);
}
