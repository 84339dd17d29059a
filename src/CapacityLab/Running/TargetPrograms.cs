using CapacityLab.Layouts;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>Makes the programs of a plan ready to run: projects are published once each, executables taken as they are.</summary>
internal static class TargetPrograms
{
    /// <summary>Programs by the name of the target or service.</summary>
    /// <exception cref="EnvironmentException">A project does not build.</exception>
    public static async Task<IReadOnlyDictionary<string, ProgramSpec>> PrepareAsync(
        Plan plan,
        string outputFolder,
        CancellationToken cancellation
    )
    {
        var published = new Dictionary<string, ProgramSpec>();
        var programs = new Dictionary<string, ProgramSpec>();
        foreach (var options in plan.Services.Prepend(plan.Target))
        {
            programs[options.Name] = await PrepareAsync(
                options.HasProgram ? options : plan.Target,
                published,
                outputFolder,
                cancellation
            );
        }

        return programs;
    }

    private static async Task<ProgramSpec> PrepareAsync(
        ProgramOptions options,
        Dictionary<string, ProgramSpec> published,
        string outputFolder,
        CancellationToken cancellation
    )
    {
        if (options.Executable is { } executable)
        {
            return new ProgramSpec
            {
                FileName = executable,
                WorkingDirectory = Path.GetDirectoryName(executable) is { Length: > 0 } folder
                    ? folder
                    : Environment.CurrentDirectory,
            };
        }

        if (options.Image is { } image)
        {
            return new ProgramSpec
            {
                Image = image,
                FileName = image,
                WorkingDirectory = Environment.CurrentDirectory,
            };
        }

        string project = options.Project!;
        if (!published.TryGetValue(project, out var program))
        {
            string output = Path.Combine(
                outputFolder,
                published.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
            program = await TargetProject.PublishAsync(project, output, cancellation);
            published[project] = program;
        }

        return program;
    }
}
