namespace CapacityLab.Layouts;

/// <summary>A target given as a .NET project: published once a run, as optimised code.</summary>
public static class TargetProject
{
    /// <summary>Publishes the project (Release) and returns how to run it, without arguments and environment.</summary>
    /// <param name="project">The project file, or a folder with just one.</param>
    /// <param name="outputFolder">Where the published program goes.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="LayoutException">It does not build; the message holds the compiler's errors.</exception>
    public static Task<ProgramSpec> PublishAsync(string project, string outputFolder, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
