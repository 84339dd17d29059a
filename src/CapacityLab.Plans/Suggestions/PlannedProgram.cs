using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Suggestions;

/// <summary>A program of the plan, with placeholders filled in for containers. Secrets were removed from the plan before.</summary>
internal sealed record PlannedProgram
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    /// <summary>False: the plan has a project or an executable, of which an image is still to be made.</summary>
    public required bool HasImage { get; init; }

    public required IReadOnlyList<PlannedText> Arguments { get; init; }

    public required IReadOnlyList<(string Name, PlannedText Value)> Environment { get; init; }

    public required string Health { get; init; }

    public required bool UsesData { get; init; }

    /// <summary>True: it has a folder of its own.</summary>
    public required bool UsesWork { get; init; }

    public Cpus? Cpus { get; init; }

    public MemorySize? Memory { get; init; }

    /// <summary>In the docker runtime's environment, which is what containers get.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">Takes the names of the target and the services.</param>
    /// <param name="hasDatabase">False: without the variables that name a database, as the layout was measured.</param>
    public static PlannedProgram Target(Plan plan, NodeNames names, bool hasDatabase)
    {
        // Services first: the target names them in its environment.
        string name = names.Give(plan.Target.Name);
        foreach (var service in plan.Services)
        {
            names.Give(service.Name);
        }

        var environment = new Dictionary<string, string>(plan.Target.Environment);
        foreach (var (variable, value) in plan.Docker.Environment)
        {
            if (hasDatabase || !value.Contains("{database.", StringComparison.Ordinal))
            {
                environment[variable] = value;
            }
        }

        return Of(plan.Target with { Environment = environment }, name, names);
    }

    /// <summary>Without a program of its own, a service is the target's.</summary>
    public static PlannedProgram Service(ProgramOptions service, PlannedProgram target, NodeNames names)
    {
        var read = Of(service, names.Find(service.Name) ?? names.Give(service.Name), names);
        return service.HasProgram ? read : read with { Image = target.Image, HasImage = target.HasImage };
    }

    private static PlannedProgram Of(ProgramOptions program, string name, NodeNames names)
    {
        string[] texts = [.. program.Environment.Values, .. program.Arguments];
        return new PlannedProgram
        {
            Name = name,
            Image = program.Image ?? name + ":latest",
            HasImage = program.Image is not null,
            // Those of an executable name files of the host that ran it.
            Arguments = program.Executable is null
                ? [.. program.Arguments.Select(argument => PlannedText.Of(argument, name, names))]
                : [],
            Environment = [.. program.Environment.Select(one => (one.Key, PlannedText.Of(one.Value, name, names)))],
            Health = program.Health,
            UsesData = texts.Any(PlannedText.UsesData),
            UsesWork = texts.Any(PlannedText.UsesWork),
            Cpus = program.Cpus,
            Memory = program.Memory,
        };
    }
}
