using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Finds images, or has them pulled.</summary>
internal sealed class EngineImages(DockerEngine engine, DockerOptions options)
{
    public const string OfflinePrefix = "capacitylab-offline/";
    public const string OfflineDotnet = "dotnet:1";
    public const string OfflineNginx = "nginx:1";
    public const string OfflinePostgres = "postgres:1";

    // Pinned: an image that changes by itself would change the results.
    public const string Nginx = "nginx:1.28.0";
    public const string Postgres = "postgres:17.6";

    /// <summary>A base image takes a minute over a slow line; without a registry the refusal comes at once.</summary>
    private static readonly TimeSpan PullPatience = TimeSpan.FromMinutes(3);

    public Task<string> NginxAsync(CancellationToken cancellation) =>
        FindAsync(options.NginxImage, Nginx, OfflineNginx, cancellation);

    public Task<string> PostgresAsync(CancellationToken cancellation) =>
        FindAsync(options.PostgresImage, Postgres, OfflinePostgres, cancellation);

    /// <summary>The base image of a .NET project.</summary>
    public async Task<string> DotnetAsync(string project, CancellationToken cancellation)
    {
        // The SDK takes a second to name an image that nobody asks for.
        var official =
            options.Offline || options.DotnetImage is not null
                ? ""
                : await SdkImage.OfAsync(project, cancellation).ConfigureAwait(false);
        return await FindAsync(options.DotnetImage, official, OfflineDotnet, cancellation).ConfigureAwait(false);
    }

    /// <summary>An image of the plan's own.</summary>
    public async Task<string> OwnAsync(string name, CancellationToken cancellation) =>
        await IsHereAsync(name, cancellation).ConfigureAwait(false) ? name
        : options.Offline ? throw new EnvironmentException($"The image {name} is not here, and --offline pulls none.")
        : await PullAsync(name, cancellation).ConfigureAwait(false);

    public async Task<bool> IsHereAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Images.InspectImageAsync(name, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The TCP port that an image says it listens on, the lowest of several; null: it says none.</summary>
    public async Task<int?> ExposedPortAsync(string name, CancellationToken cancellation)
    {
        var image = await engine.Client.Images.InspectImageAsync(name, cancellation).ConfigureAwait(false);
        return ExposedPort(image.Config?.ExposedPorts?.Keys ?? []);
    }

    /// <param name="exposed">As 8080/tcp; without a protocol it is TCP.</param>
    internal static int? ExposedPort(IEnumerable<string> exposed) =>
        exposed
            .Select(port => port.Split('/'))
            .Where(parts => parts.Length == 1 || parts[1] == "tcp")
            .Select(parts => int.TryParse(parts[0], CultureInfo.InvariantCulture, out int port) ? port : 0)
            .Where(port => port is > 0 and <= 65535)
            .Select(port => (int?)port)
            .Min();

    private async Task<string> FindAsync(
        string? wanted,
        string official,
        string offline,
        CancellationToken cancellation
    )
    {
        if (wanted is not null)
        {
            return await OwnAsync(wanted, cancellation).ConfigureAwait(false);
        }

        var standIn = OfflinePrefix + offline;
        if (!options.Offline && await IsHereAsync(official, cancellation).ConfigureAwait(false))
        {
            return official;
        }

        if (await IsHereAsync(standIn, cancellation).ConfigureAwait(false))
        {
            return standIn;
        }

        return options.Offline
            ? throw new EnvironmentException(
                $"The image {standIn} is not here. Build it by: tools/offline-images/build.sh"
            )
            : await PullAsync(official, cancellation).ConfigureAwait(false);
    }

    private async Task<string> PullAsync(string name, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(PullPatience);
        var colon = name.LastIndexOf(':');
        var parameters =
            colon > name.LastIndexOf('/')
                ? new ImagesCreateParameters { FromImage = name[..colon], Tag = name[(colon + 1)..] }
                : new ImagesCreateParameters { FromImage = name, Tag = "latest" };
        try
        {
            await engine
                .Client.Images.CreateImageAsync(parameters, null, new Progress<JSONMessage>(), patience.Token)
                .ConfigureAwait(false);
            return await IsHereAsync(name, cancellation).ConfigureAwait(false)
                ? name
                : throw new EnvironmentException(CannotPull(name, "the registry does not give it"));
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            throw new EnvironmentException(CannotPull(name, DockerEngine.MessageOf(e)));
        }
    }

    private static string CannotPull(string name, string why) =>
        $"The image {name} is neither here nor can it be pulled: {why}. Without a registry: tools/offline-images/build.sh";
}
