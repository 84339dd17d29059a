using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests.Docker;

/// <summary>Layouts of the test target in containers, by the images of tools/offline-images.</summary>
internal sealed class DockerLab : IAsyncDisposable
{
    private static readonly DockerOptions Offline = new() { Offline = true };

    private readonly Lab lab;

    private DockerLab(DockerRuntime runtime, Lab lab) => (Runtime, this.lab) = (runtime, lab);

    public DockerRuntime Runtime { get; }

    public string RunId => lab.RunId;

    /// <summary>Skips the test where there is no engine, or no image.</summary>
    public static async Task<DockerLab> StartAsync()
    {
        var lab = new Lab();
        var (runtime, why) = await DockerRuntime.TryCreateAsync(Offline, lab.RunId, Lab.Cancellation);
        Assert.SkipWhen(runtime is null, $"Docker: {why}.");
        try
        {
            await runtime.RequireImagesAsync([Project], [], nginx: true, postgres: true, Lab.Cancellation);
        }
        catch (EnvironmentException missing)
        {
            Assert.Skip(missing.Message);
        }

        return new DockerLab(runtime, lab);
    }

    public LayoutSpec Spec(int replicas = 1, params (string Name, string Value)[] environment) =>
        lab.Spec(replicas) with
        {
            Name = $"{replicas} × test",
            Replica = Target("shop", environment),
            Balancer = replicas > 1 ? new BalancerSpec() : null,
        };

    public Task<ILayout> StandAsync(LayoutSpec spec) => Runtime.StartAsync(spec, Lab.Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Runtime.RemoveOwnAsync(wasCutOff: false);
        Runtime.Dispose();
        lab.Dispose();
    }

    private static string Project => Lab.Metadata("TestTargetProject");

    private static NodeSpec Target(string name, params (string Name, string Value)[] environment)
    {
        var target = Lab.Target(name, environment);
        return target with
        {
            Program = target.Program with { Project = Project },
            CpuLimit = new Cpus(0.5),
            MemoryLimit = MemorySize.FromMiB(128),
        };
    }
}
