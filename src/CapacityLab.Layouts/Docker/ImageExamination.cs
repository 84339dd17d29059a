using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>What doctor says of the base images, those of the registries and those of tools/offline-images.</summary>
internal static class ImageExamination
{
    private const string Mend =
        "A run pulls it when it first needs it; without a registry: tools/offline-images/build.sh";
    private const string Aspnet = "mcr.microsoft.com/dotnet/aspnet";

    public static async Task<IReadOnlyList<HostFact>> RunAsync(DockerEngine engine, CancellationToken cancellation)
    {
        var here = await engine
            .Client.Images.ListImagesAsync(new ImagesListParameters(), cancellation)
            .ConfigureAwait(false);
        return Of([.. here.SelectMany(image => image.RepoTags ?? [])]);
    }

    /// <param name="here">Names with their tags.</param>
    internal static IReadOnlyList<HostFact> Of(IReadOnlyCollection<string> here) =>
        [
            Row("image dotnet", OfficialDotnet(here), EngineImages.OfflinePrefix + EngineImages.OfflineDotnet, here),
            Row("image nginx", EngineImages.Nginx, EngineImages.OfflinePrefix + EngineImages.OfflineNginx, here),
            Postgres(
                Row(
                    "postgresql",
                    EngineImages.Postgres,
                    EngineImages.OfflinePrefix + EngineImages.OfflinePostgres,
                    here
                )
            ),
        ];

    /// <summary>Which one a project takes, its SDK says when it is built.</summary>
    private static string OfficialDotnet(IReadOnlyCollection<string> here) =>
        here.FirstOrDefault(name => name.StartsWith(Aspnet + ":", StringComparison.Ordinal)) ?? Aspnet;

    private static HostFact Postgres(HostFact image) =>
        image with
        {
            Found = $"docker runtime: {image.Found}; process runtime: not needed, it leaves docker.database out",
        };

    private static HostFact Row(string name, string official, string offline, IReadOnlyCollection<string> here)
    {
        var good = here.Contains(official) || here.Contains(offline);
        return new(name, good, $"{Told(official, here)}, {Told(offline, here)}", good ? "" : Mend);
    }

    private static string Told(string name, IReadOnlyCollection<string> here) =>
        $"{name} {(here.Contains(name) ? "present" : "missing")}";
}
