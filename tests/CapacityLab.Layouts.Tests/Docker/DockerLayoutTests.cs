using System.Globalization;
using CapacityLab.Layouts.Docker;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Tests.Docker;

public sealed class DockerLayoutTests
{
    [Fact]
    public async Task A_replica_runs_within_the_limits_that_the_engine_gives_back()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec());

        Assert.Equal("shop-1", await Lab.GetAsync(layout, "/"));
        Assert.Equal("docker", layout.LimitsBy);
        Assert.Equal("0.5 CPU, 128 MiB, swap off", layout.Facts["limits.shop-1"]);
        Assert.Contains("sha256:", layout.Facts["image.shop-1"], StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d s$", layout.Facts["start-up.shop-1"]);
        Assert.Contains("API 1.", layout.Facts["engine"], StringComparison.Ordinal);
        Assert.True(layout.Address.IsLoopback);
    }

    [Fact]
    public async Task What_computes_without_end_gets_no_more_than_its_limit()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec());

        var measurement = layout.Measure(1);
        await Lab.GetAsync(layout, "/burn?ms=3000");
        var use = Assert.Single(measurement.EndUse());

        Assert.InRange(use.CpuCores.Cores, 0.3, 0.5 * 1.05);
        Assert.True(use.ThrottledShare > 0.3);
        Assert.True(use.Samples >= 4 * 2);
        Assert.InRange(use.Memory.MiB, 5, 128);
    }

    [Fact]
    public async Task Limits_that_were_kept_off_come_into_force_and_are_read_back()
    {
        await using var docker = await DockerLab.StartAsync();
        var spec = docker.Spec() with { Boost = true, Processors = [0], BoostProcessors = [0, 1] };
        Assert.SkipWhen(Environment.ProcessorCount < 2, "One processor.");
        await using var layout = await docker.StandAsync(spec);
        Assert.StartsWith("CPU without a limit", layout.Facts["limits.shop-1"], StringComparison.Ordinal);

        await layout.ApplyCpuLimitsAsync(Lab.Cancellation);

        Assert.Equal("0.5 CPU, 128 MiB, swap off, processors 0", layout.Facts["limits.shop-1"]);
        var measurement = layout.Measure(1);
        await Lab.GetAsync(layout, "/burn?ms=2000");
        Assert.InRange(Assert.Single(measurement.EndUse()).CpuCores.Cores, 0.3, 0.5 * 1.05);
    }

    [Fact]
    public async Task Where_control_groups_cannot_be_read_the_engines_statistics_tell_the_same()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec());
        using var engine = (await DockerEngine.TryConnectAsync(Lab.Cancellation)).Engine!;
        var container = await ContainerOfAsync(engine, docker);
        using var streamed = new StreamedUse(engine, container.ID, Lab.Cancellation);
        int processId = (int)
            (await engine.Client.Containers.InspectContainerAsync(container.ID, Lab.Cancellation)).State!.Pid;
        using var kernel = KernelUse.TryOpen(processId, container.ID);
        Assert.SkipWhen(kernel is null, "No control groups to hold it against.");
        Assert.Null(KernelUse.TryOpen(processId, "0123456789ab"));

        await Lab.GetAsync(layout, "/burn?ms=1000");
        // The engine looks once a second, and an idle container uses next to nothing meanwhile.
        await Task.Delay(3000, Lab.Cancellation);

        var (told, known) = (streamed.Read()!.Value, kernel.Read()!.Value);
        Assert.InRange((double)told.CpuNanoseconds / known.CpuNanoseconds, 0.9, 1.1);
        Assert.InRange((double)told.MemoryBytes / known.MemoryBytes, 0.8, 1.2);
        Assert.Equal(known.ThrottledPeriods > 0, told.ThrottledPeriods > 0);
        Assert.True(streamed.ReadBytes()!.Value.In > 0);
        // The first figures may have been under way for longer than the last ones.
        Assert.InRange(TimeProvider.System.GetElapsedTime(told.At!.Value).TotalSeconds, -0.5, 2.5);
    }

    [Fact]
    public async Task Several_replicas_share_the_requests_behind_nginx()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec(2));
        const int requests = 40;

        var measurement = layout.Measure(1);
        var answers = new HashSet<string>();
        for (var i = 0; i < requests; i++)
        {
            answers.Add(await Lab.GetAsync(layout, "/"));
        }

        var use = measurement.EndUse();
        var shares = await measurement.EndSharesAsync(requests, requests, Lab.Cancellation);
        Assert.Equal("nginx", layout.Balancer);
        Assert.Equal(["shop-1", "shop-2"], answers.Order());
        Assert.Equal(requests, shares.Sum(share => share.Requests));
        Assert.DoesNotContain(shares, share => share.Node == NodeShare.NoNode);
        Assert.All(shares, share => Assert.InRange(share.Requests, 5, requests - 5));
        Assert.Equal(["shop-1", "shop-2", "balancer"], use.Select(node => node.Name));
        Assert.All(use, node => Assert.True(node.TxBytes > 0 && node.RxBytes > 0));
    }

    [Fact]
    public async Task The_database_keeps_its_durability_and_the_target_knows_its_address()
    {
        await using var docker = await DockerLab.StartAsync();
        var spec = docker.Spec(1, ("AT", "{database.connection}")) with
        {
            Database = new DatabaseSpec { CpuLimit = new Cpus(1), MemoryLimit = MemorySize.FromMiB(256) },
        };
        await using var layout = await docker.StandAsync(spec);

        Assert.Equal("on", layout.Facts["database.fsync"]);
        Assert.Equal("1 CPU, 256 MiB, swap off", layout.Facts["limits.database"]);
        var connection = await Lab.GetAsync(layout, "/environment?of=AT");
        Assert.StartsWith("Host=database;Port=5432;", connection, StringComparison.Ordinal);
        Assert.Equal(["database", "shop-1"], layout.Measure(1).EndUse().Select(node => node.Name));
    }

    [Fact]
    public async Task A_node_that_the_kernel_kills_for_its_memory_is_told_as_out_of_memory()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec());
        var measurement = layout.Measure(1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Lab.GetAsync(layout, "/allocate?mb=512"));

        var happened = await HappenedAsync(layout);
        Assert.Equal(1, Assert.Single(measurement.EndUse()).OutOfMemoryKills);
        Assert.Equal(("shop-1", "out-of-memory"), (happened.Node, happened.Kind));
        Assert.Contains("memory limit of 128 MiB", happened.Message, StringComparison.Ordinal);
    }

    /// <summary>The engine refuses limits of what has ended, and may tell of the end only afterwards.</summary>
    [Fact]
    public async Task A_node_that_ends_just_before_its_limit_is_set_is_told_by_its_end()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec() with { Boost = true });
        using var engine = (await DockerEngine.TryConnectAsync(Lab.Cancellation)).Engine!;
        var container = await ContainerOfAsync(engine, docker);

        await engine.Client.Containers.KillContainerAsync(
            container.ID,
            new ContainerKillParameters { Signal = "SIGKILL" },
            Lab.Cancellation
        );
        await layout.ApplyCpuLimitsAsync(Lab.Cancellation);

        Assert.Equal("died", (await HappenedAsync(layout)).Kind);
    }

    [Fact]
    public async Task A_node_that_ends_at_its_start_is_told_with_its_log()
    {
        await using var docker = await DockerLab.StartAsync();

        var error = await Assert.ThrowsAsync<EnvironmentException>(() =>
            docker.StandAsync(docker.Spec(1, ("EXIT_AT_START", "3")))
        );

        Assert.Equal(EnvironmentCause.NodeEnded, error.Cause);
        Assert.Contains("shop-1 ended with exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("I end at once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_is_not_here_is_told_with_the_command_that_mends_it()
    {
        await using var docker = await DockerLab.StartAsync();
        var spec = docker.Spec();
        spec = spec with
        {
            Replica = spec.Replica with { Program = spec.Replica.Program with { Image = "capacitylab-no/such:1" } },
        };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() => docker.StandAsync(spec));

        Assert.Equal(EnvironmentCause.Unavailable, error.Cause);
        Assert.Contains("capacitylab-no/such:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_are_published_on_loopback_only()
    {
        await using var docker = await DockerLab.StartAsync();
        await using var layout = await docker.StandAsync(docker.Spec());
        Assert.SkipUnless(File.Exists("/proc/net/tcp"), "Linux only.");

        // Lines of «n: ADDRESS:PORT …», addresses in the machine's byte order, state 0A: listening.
        var port = layout.Address.Port.ToString("X4", CultureInfo.InvariantCulture);
        var listening = File.ReadLines("/proc/net/tcp")
            .Concat(File.ReadLines("/proc/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && fields[1].EndsWith(":" + port, StringComparison.Ordinal))
            .Select(fields => fields[1].Split(':')[0]);

        Assert.Equal(["0100007F"], listening);
    }

    private static async Task<ContainerListResponse> ContainerOfAsync(DockerEngine engine, DockerLab docker) =>
        (await engine.Client.Containers.ListContainersAsync(new ContainersListParameters(), Lab.Cancellation)).Single(
            one => one.Labels.TryGetValue(EngineLabels.Run, out var run) && run == docker.RunId
        );

    private static async Task<Results.Layouts.NodeEvent> HappenedAsync(ILayout layout)
    {
        for (var i = 0; i < 100 && layout.Events.Count == 0; i++)
        {
            await Task.Delay(100, Lab.Cancellation);
        }

        return Assert.Single(layout.Events);
    }
}
