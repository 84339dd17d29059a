using CapacityLab.Commands;
using CapacityLab.Layouts;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>Which runtime carries out a plan, and why.</summary>
/// <param name="Runtime">Disposed by its user, where it can be.</param>
/// <param name="Note">One line for the user; empty where there is nothing to say.</param>
internal sealed record RuntimeSelection(ILayoutRuntime Runtime, string Note)
{
    /// <exception cref="LayoutException">Docker was asked for, and cannot be had.</exception>
    public static async Task<RuntimeSelection> OfAsync(
        RunRequest request,
        Plan plan,
        string runId,
        CancellationToken cancellation
    )
    {
        if (request.Runtime == RuntimeChoice.Process)
        {
            return new RuntimeSelection(new ProcessRuntime(), "");
        }

        var (docker, why) = await DockerRuntime.TryCreateAsync(Options(request, plan), runId, cancellation);
        if (request.Runtime == RuntimeChoice.Docker)
        {
            return docker is null
                ? throw new LayoutException($"The docker runtime was asked for, but {why}. `doctor` says more.")
                : new RuntimeSelection(docker, Remote(docker));
        }

        why = docker is null ? why : await WhyNotAsync(docker, plan, cancellation);
        if (why.Length == 0)
        {
            return new RuntimeSelection(docker!, $"Docker {docker!.Engine} stands the layouts up.{Remote(docker)}");
        }

        docker?.Dispose();
        return new RuntimeSelection(new ProcessRuntime(), $"Processes stand the layouts up, not Docker: {why}.");
    }

    private static async Task<string> WhyNotAsync(DockerRuntime docker, Plan plan, CancellationToken cancellation)
    {
        var programs = plan.Services.Prepend(plan.Target).Where(program => program.HasProgram).ToList();
        if (programs.Find(program => program.Executable is not null) is { } executable)
        {
            return $"{executable.Name} is an executable, not a project or an image";
        }

        try
        {
            await docker.RequireImagesAsync(
                [.. programs.Select(program => program.Project).OfType<string>()],
                [.. programs.Select(program => program.Image).OfType<string>()],
                nginx: plan.Layouts.Any(layout => layout.Replicas > 1),
                postgres: plan.Docker.Database is not null,
                cancellation
            );
            return "";
        }
        catch (LayoutException missing)
        {
            return missing.Message.TrimEnd('.');
        }
    }

    private static DockerOptions Options(RunRequest request, Plan plan) =>
        new()
        {
            DotnetImage = plan.Docker.DotnetImage,
            NginxImage = plan.Docker.NginxImage,
            PostgresImage = plan.Docker.PostgresImage,
            Offline = request.Offline,
        };

    private static string Remote(DockerRuntime docker) =>
        docker.IsLocal ? "" : " The engine is on another machine: the network between is part of every measurement.";
}
