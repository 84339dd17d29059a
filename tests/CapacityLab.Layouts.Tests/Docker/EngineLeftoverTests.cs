using CapacityLab.Layouts.Docker;
using CapacityLab.Layouts.Leftovers;
using Docker.DotNet.Models;
using Version = System.Version;

namespace CapacityLab.Layouts.Tests.Docker;

public sealed class EngineLeftoverTests
{
    // A process id that no process has: above the kernel's highest.
    private static readonly LabOwner Dead = new(int.MaxValue, 1);

    [Fact]
    public async Task What_a_killed_lab_left_in_the_engine_is_removed_and_bystanders_and_living_labs_stay()
    {
        await using var docker = await DockerLab.StartAsync();
        var (found, _) = await DockerEngine.TryConnectAsync(Lab.Cancellation);
        using var engine = found!;
        var left = await CreateAsync(engine, Labels(docker, Dead));
        var living = await CreateAsync(engine, Labels(docker, LabOwner.This));
        var bystander = await CreateAsync(engine, []);
        await engine.Client.Networks.CreateNetworkAsync(
            new NetworksCreateParameters { Name = $"left-{docker.RunId}", Labels = Labels(docker, Dead) },
            Lab.Cancellation
        );

        var removed = await DockerRuntime.RemoveLeftoversAsync(Lab.Cancellation);
        var ids = (
            await engine.Client.Containers.ListContainersAsync(
                new ContainersListParameters { All = true },
                Lab.Cancellation
            )
        ).Select(container => container.ID);

        Assert.DoesNotContain(left, ids);
        Assert.Contains(living, ids);
        Assert.Contains(bystander, ids);
        Assert.Contains($"network left-{docker.RunId}", removed.Removed);
        await RemoveAsync(engine, living);
        await RemoveAsync(engine, bystander);
    }

    [Fact]
    public async Task Nothing_is_left_in_the_engine_after_the_layout_ends()
    {
        await using var docker = await DockerLab.StartAsync();
        var (found, _) = await DockerEngine.TryConnectAsync(Lab.Cancellation);
        using var engine = found!;
        var layout = await docker.StandAsync(docker.Spec(2));
        Assert.Equal(3, (await OfAsync(engine, docker)).Count);

        await layout.DisposeAsync();

        Assert.Empty(await OfAsync(engine, docker));
        var networks = await engine.Client.Networks.ListNetworksAsync(cancellationToken: Lab.Cancellation);
        Assert.DoesNotContain(networks, network => network.Name.Contains(docker.RunId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.41", "1.41")]
    [InlineData("1.44", "1.44")]
    [InlineData("1.52", "1.44")]
    public void The_engine_is_asked_in_a_version_that_both_sides_know(string ofEngine, string asked) =>
        Assert.Equal(asked, DockerEngine.Choose(Version.Parse(ofEngine), new Version(1, 44)).ToString());

    [Fact]
    public void The_base_image_has_the_runtimes_whole_version() =>
        Assert.Equal(
            "somewhere/aspnet:10.0.12",
            SdkImage.Read(
                """
                { "Properties": {
                  "ContainerBaseImage": "somewhere/aspnet:10.0", "BundledNETCoreAppPackageVersion": "10.0.12" } }
                """
            )
        );

    [Fact]
    public void Bytes_of_all_interfaces_but_loopback_are_added_up() =>
        Assert.Equal(
            (1_300, 2_400),
            KernelUse.Sum(
                """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:  999999   999    0    0    0     0          0         0   999999     999    0    0    0     0       0          0
                  eth0:    1000    10    0    0    0     0          0         0     2000      20    0    0    0     0       0          0
                  eth1:     300     3    0    0    0     0          0         0      400       4    0    0    0     0       0          0
                """
            )
        );

    private static Dictionary<string, string> Labels(DockerLab docker, LabOwner owner)
    {
        var labels = EngineLabels.Of(docker.RunId);
        labels[EngineLabels.Owner] = owner.ToString();
        return labels;
    }

    private static async Task<string> CreateAsync(DockerEngine engine, Dictionary<string, string> labels)
    {
        var parameters = new CreateContainerParameters
        {
            Image = "capacitylab-offline/nginx:1",
            Cmd = ["sleep", "60"],
            Labels = labels,
        };
        return (await engine.Client.Containers.CreateContainerAsync(parameters, Lab.Cancellation)).ID;
    }

    private static Task RemoveAsync(DockerEngine engine, string container) =>
        engine.Client.Containers.RemoveContainerAsync(
            container,
            new ContainerRemoveParameters { Force = true },
            Lab.Cancellation
        );

    private static async Task<IList<ContainerListResponse>> OfAsync(DockerEngine engine, DockerLab docker) =>
        await engine.Client.Containers.ListContainersAsync(
            new ContainersListParameters
            {
                All = true,
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = new Dictionary<string, bool> { [$"{EngineLabels.Run}={docker.RunId}"] = true },
                },
            },
            Lab.Cancellation
        );
}
