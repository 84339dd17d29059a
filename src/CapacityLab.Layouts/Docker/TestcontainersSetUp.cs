using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Images;

namespace CapacityLab.Layouts.Docker;

/// <summary>How Testcontainers goes about it: how it waits, and whether its own container removes what a killed run left.</summary>
internal static class TestcontainersSetUp
{
    private static readonly Dictionary<string, IDictionary<string, bool>> Reapers = new()
    {
        ["reference"] = new Dictionary<string, bool> { ["testcontainers/ryuk"] = true },
    };

    /// <summary>Its reaper runs where its image is here. Without it the labels do: the next run, or cleanup, removes what was left.</summary>
    public static async Task RunAsync(DockerEngine engine, CancellationToken cancellation)
    {
        // By default it looks once a second whether a container runs.
        TestcontainersSettings.WaitStrategyInterval = TimeSpan.FromMilliseconds(50);
        TestcontainersSettings.WaitStrategyTimeout = TimeSpan.FromMinutes(1);
        if (Environment.GetEnvironmentVariable("TESTCONTAINERS_RYUK_DISABLED") is { Length: > 0 })
        {
            return;
        }

        var here = await engine
            .Client.Images.ListImagesAsync(new ImagesListParameters { Filters = Reapers }, cancellation)
            .ConfigureAwait(false);
        var image = here.SelectMany(one => one.RepoTags ?? []).FirstOrDefault();
        TestcontainersSettings.ResourceReaperEnabled = image is not null;
        TestcontainersSettings.ResourceReaperImage = image is null ? null : new DockerImage(image);
    }
}
