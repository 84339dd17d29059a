using CapacityLab.Layouts;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace Benchmarks.Truth.Foreign;

/// <summary>A foreign service within its limits, without a lab's run around it.</summary>
internal sealed class StandingTarget : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("capacitylab-foreign-");
    private readonly string runId = $"foreign-{Environment.ProcessId}";
    private ILayout? layout;
    private DockerRuntime? docker;

    public Uri Address => layout!.Address;

    /// <exception cref="InvalidOperationException">No engine answers.</exception>
    /// <exception cref="EnvironmentException">The service did not start.</exception>
    public static async Task<StandingTarget> StartAsync(ForeignPlan plan, bool inDocker)
    {
        var standing = new StandingTarget();
        try
        {
            var runtime = inDocker ? await standing.EngineAsync() : new ProcessRuntime();
            standing.layout = await runtime.StartAsync(standing.Spec(plan, inDocker), CancellationToken.None);
            return standing;
        }
        catch
        {
            await standing.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (layout is not null)
        {
            await layout.DisposeAsync();
        }

        if (docker is not null)
        {
            await docker.RemoveOwnAsync(wasCutOff: false);
            docker.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private async Task<ILayoutRuntime> EngineAsync()
    {
        (docker, string why) = await DockerRuntime.TryCreateAsync(
            new DockerOptions { Offline = true },
            runId,
            CancellationToken.None
        );
        return docker ?? throw new InvalidOperationException($"No Docker engine answers: {why}");
    }

    private LayoutSpec Spec(ForeignPlan plan, bool inDocker) =>
        new()
        {
            RunId = runId,
            Name = "swept",
            Replicas = 1,
            Replica = new NodeSpec
            {
                Name = plan.Case.Service.Name,
                Role = NodeRole.Replica,
                Program = Program(plan, inDocker),
                CpuLimit = new Cpus(plan.Setting.Cpus),
                MemoryLimit = MemorySize.FromMiB(plan.Setting.MemoryMiB),
                HealthPath = ForeignPlan.Health,
                MetricsPath = "",
            },
            WorkFolder = Path.Combine(folder.FullName, "work"),
            LogFolder = Path.Combine(folder.FullName, "logs"),
            ReadyTimeout = TimeSpan.FromMinutes(1),
            Processors = Processors.OfTarget,
        };

    private static ProgramSpec Program(ForeignPlan plan, bool inDocker)
    {
        var service = plan.Case.Service;
        string program = inDocker ? service.Image : service.FilledProgram(plan.Files);
        return new ProgramSpec
        {
            Image = inDocker ? service.Image : null,
            FileName = program,
            Arguments = inDocker ? [] : service.FilledArguments(plan.Files, plan.Classes),
            WorkingDirectory = Environment.CurrentDirectory,
            Environment = plan.Environment,
        };
    }
}
