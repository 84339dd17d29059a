using System.Text.Json;

namespace CapacityLab.Reports.Suggestions;

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

    /// <summary>Whether it has a folder of its own.</summary>
    public required bool UsesWork { get; init; }

    public double? Cpus { get; init; }

    public double? MemoryMiB { get; init; }

    /// <summary>In the docker runtime's environment, which is what containers get.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">Takes the names of the target and the services.</param>
    /// <param name="hasDatabase">False: without the variables that name a database, as the layout was measured.</param>
    public static PlannedProgram Target(JsonElement plan, NodeNames names, bool hasDatabase)
    {
        // Services first: the target names them in its environment.
        var target = plan.Child("target");
        string name = names.Give(target.Text("name") ?? "");
        foreach (string? service in plan.Items("services").Select(service => service.Text("name")))
        {
            names.Give(service ?? "service");
        }

        var ofDocker = plan.Child("docker")
            .Texts("environment")
            .Where(pair => hasDatabase || !pair.Value.Contains("{database.", StringComparison.Ordinal));
        var overlaid = target.Texts("environment").Concat(ofDocker);
        return Of(target, name, overlaid, names) with { Image = target.Text("image") ?? name + ":latest" };
    }

    /// <summary>Without a program of its own, a service is the target's.</summary>
    public static PlannedProgram Service(JsonElement service, PlannedProgram target, NodeNames names)
    {
        string name = names.Find(service.Text("name") ?? "service") ?? names.Give("service");
        var read = Of(service, name, service.Texts("environment"), names);
        bool isOwn = (service.Text("image") ?? service.Text("project") ?? service.Text("executable")) is not null;
        return isOwn ? read : read with { Image = target.Image, HasImage = target.HasImage };
    }

    private static PlannedProgram Of(
        JsonElement program,
        string name,
        IEnumerable<(string Name, string Value)> environment,
        NodeNames names
    )
    {
        var variables = environment.GroupBy(pair => pair.Name).Select(same => same.Last()).ToList();
        var arguments = program
            .Items("arguments")
            .Where(argument => argument.ValueKind == JsonValueKind.String)
            .Select(argument => argument.GetString() ?? "")
            .ToList();
        return new PlannedProgram
        {
            Name = name,
            Image = program.Text("image") ?? name + ":latest",
            HasImage = program.Text("image") is not null,
            // Those of an executable name files of the host that ran it.
            Arguments = program.Text("executable") is null
                ? [.. arguments.Select(argument => PlannedText.Of(argument, name, names))]
                : [],
            Environment = [.. variables.Select(pair => (pair.Name, PlannedText.Of(pair.Value, name, names)))],
            Health = program.Text("health") ?? "/healthz",
            UsesData = variables.Select(pair => pair.Value).Concat(arguments).Any(PlannedText.UsesData),
            UsesWork = variables.Select(pair => pair.Value).Concat(arguments).Any(PlannedText.UsesWork),
            Cpus = program.Number("cpus"),
            MemoryMiB = program.Number("memoryMiB"),
        };
    }
}
