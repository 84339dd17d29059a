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
    public async Task What_cannot_be_removed_is_told_and_the_rest_is_removed()
    {
        await using var docker = await DockerLab.StartAsync();
        var (found, _) = await DockerEngine.TryConnectAsync(Lab.Cancellation);
        using var engine = found!;
        var labels = EngineLabels.Of(docker.RunId);
        var used = await NetworkAsync(engine, $"a-used-{docker.RunId}", labels);
        var free = $"b-free-{docker.RunId}";
        await NetworkAsync(engine, free, labels);
        var bystander = await CreateAsync(engine, []);
        await engine.Client.Networks.ConnectNetworkAsync(
            used,
            new NetworkConnectParameters { Container = bystander },
            Lab.Cancellation
        );
        await engine.Client.Containers.StartContainerAsync(bystander, new ContainerStartParameters(), Lab.Cancellation);

        var first = await Left().RemoveAsync(Lab.Cancellation);
        await RemoveAsync(engine, bystander);
        var second = await Left().RemoveAsync(Lab.Cancellation);

        Assert.Contains($"network {free}", first.Removed);
        Assert.StartsWith($"network a-used-{docker.RunId}: ", Assert.Single(first.Failed), StringComparison.Ordinal);
        Assert.Contains($"network a-used-{docker.RunId}", second.Removed);
        Assert.Empty(second.Failed);

        EngineLeftovers Left() => new(engine, one => EngineLabels.IsOf(one, docker.RunId, layout: null));
    }

    [Fact]
    public async Task What_a_cut_off_call_makes_later_is_removed_too()
    {
        await using var docker = await DockerLab.StartAsync();
        var (found, _) = await DockerEngine.TryConnectAsync(Lab.Cancellation);
        using var engine = found!;
        var labels = EngineLabels.Of(docker.RunId, "late");
        await NetworkAsync(engine, $"early-{docker.RunId}", labels);

        var left = new EngineLeftovers(engine, one => EngineLabels.IsOf(one, docker.RunId, "late"));
        var removal = left.RemoveUntilQuietAsync(Lab.Cancellation);
        // A second one as soon as the first is gone: then one look has been taken, and more must follow.
        await GoneAsync(engine, $"early-{docker.RunId}");
        await NetworkAsync(engine, $"late-{docker.RunId}", labels);

        Assert.Equal([$"network early-{docker.RunId}", $"network late-{docker.RunId}"], (await removal).Removed);
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

    private static async Task<string> NetworkAsync(
        DockerEngine engine,
        string name,
        Dictionary<string, string> labels
    ) =>
        (
            await engine.Client.Networks.CreateNetworkAsync(
                new NetworksCreateParameters { Name = name, Labels = labels },
                Lab.Cancellation
            )
        ).ID;

    private static async Task GoneAsync(DockerEngine engine, string network)
    {
        while (
            (await engine.Client.Networks.ListNetworksAsync(cancellationToken: Lab.Cancellation)).Any(one =>
                one.Name == network
            )
        )
        {
            await Task.Delay(5, Lab.Cancellation);
        }
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
