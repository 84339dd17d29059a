using CapacityLab.Layouts;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>Which runtime carries out a plan, and why.</summary>
/// <param name="Runtime">Disposed by its user, where it can be.</param>
/// <param name="Note">One line for the user; empty where there is nothing to say.</param>
internal sealed record RuntimeSelection(ILayoutRuntime Runtime, string Note)
{
    /// <param name="choice">What the user wants.</param>
    /// <param name="offline">Whether no image may come from a registry.</param>
    /// <param name="plan">To be carried out.</param>
    /// <param name="runId">Labels what is started.</param>
    /// <param name="cancellation">Ends the look for images.</param>
    /// <exception cref="EnvironmentException">Docker was asked for, and cannot be had.</exception>
    public static async Task<RuntimeSelection> OfAsync(
        RuntimeChoice choice,
        bool offline,
        Plan plan,
        string runId,
        CancellationToken cancellation
    )
    {
        if (choice == RuntimeChoice.Process)
        {
            return new RuntimeSelection(new ProcessRuntime(), "");
        }

        string why = WhyNot(plan);
        if (choice == RuntimeChoice.Docker && why.Length > 0)
        {
            throw new EnvironmentException($"The docker runtime was asked for, but {why}.");
        }

        return why.Length > 0 ? Processes(why) : await OfEngineAsync(choice, offline, plan, runId, cancellation);
    }

    private static async Task<RuntimeSelection> OfEngineAsync(
        RuntimeChoice choice,
        bool offline,
        Plan plan,
        string runId,
        CancellationToken cancellation
    )
    {
        var (docker, why) = await DockerRuntime.TryCreateAsync(Options(offline, plan), runId, cancellation);
        if (choice == RuntimeChoice.Docker)
        {
            return docker is null
                ? throw new EnvironmentException($"The docker runtime was asked for, but {why}. `doctor` says more.")
                : new RuntimeSelection(docker, Remote(docker));
        }

        why = docker is null ? why : await WhyNoImagesAsync(docker, plan, cancellation);
        if (why.Length == 0)
        {
            return new RuntimeSelection(docker!, $"Docker {docker!.Engine} stands the layouts up.{Remote(docker)}");
        }

        docker?.Dispose();
        return Processes(why);
    }

    private static RuntimeSelection Processes(string why) =>
        new(new ProcessRuntime(), $"Processes stand the layouts up, not Docker: {why}.");

    /// <summary>What a plan asks for that containers do not have; empty where there is nothing of it.</summary>
    internal static string WhyNot(Plan plan) =>
        Programs(plan).Find(program => program.Executable is not null) is { } executable
            ? $"{executable.Name} is an executable, not a project or an image"
        : plan.Balancer.Kind == BalancerKind.Yarp && IsBalanced(plan)
            ? "the balancer's kind is yarp, and containers are balanced by nginx; allowed there: auto, nginx"
        : "";

    private static List<ProgramOptions> Programs(Plan plan) =>
        [.. plan.Services.Prepend(plan.Target).Where(program => program.HasProgram)];

    private static bool IsBalanced(Plan plan) => plan.Layouts.Any(layout => layout.Replicas > 1);

    private static async Task<string> WhyNoImagesAsync(DockerRuntime docker, Plan plan, CancellationToken cancellation)
    {
        var programs = Programs(plan);
        try
        {
            await docker.RequireImagesAsync(
                [.. programs.Select(program => program.Project).OfType<string>()],
                [.. programs.Select(program => program.Image).OfType<string>()],
                nginx: IsBalanced(plan),
                postgres: plan.Docker.Database is not null,
                cancellation
            );
            return "";
        }
        catch (EnvironmentException missing)
        {
            return missing.Message.TrimEnd('.');
        }
    }

    private static DockerOptions Options(bool offline, Plan plan) =>
        new()
        {
            DotnetImage = plan.Docker.DotnetImage,
            NginxImage = plan.Docker.NginxImage,
            PostgresImage = plan.Docker.PostgresImage,
            Offline = offline,
        };

    private static string Remote(DockerRuntime docker) =>
        docker.IsLocal ? "" : " The engine is on another machine: the network between is part of every measurement.";
}
