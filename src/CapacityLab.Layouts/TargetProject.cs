using CapacityLab.Layouts.Targets;

namespace CapacityLab.Layouts;

/// <summary>A target given as a .NET project: published once a run, as optimised code.</summary>
public static class TargetProject
{
    /// <summary>
    /// Publishes the project (Release) and returns how to run it, without arguments and environment. It always builds: that
    /// is incremental, and whether an output is up to date only the build knows.
    /// </summary>
    /// <param name="project">The project file, or a folder with just one.</param>
    /// <param name="outputFolder">Where the published program goes.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="EnvironmentException">It does not build; the message holds the compiler's errors.</exception>
    public static async Task<ProgramSpec> PublishAsync(
        string project,
        string outputFolder,
        CancellationToken cancellation
    )
    {
        var file = ProjectFile.Find(project);
        var output = Path.GetFullPath(outputFolder);
        await Publish.RunAsync(file, output, cancellation).ConfigureAwait(false);
        return PublishedProgram.Find(file, output) with { Project = file };
    }
}
