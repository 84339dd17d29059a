using System.Text.Json.Nodes;
using CapacityLab.Layouts.Docker;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Plans.Suggestions;

/// <summary>compose.yaml: the layout as it was measured, with what the plan has beside it, published on 127.0.0.1.</summary>
internal static class ComposeFile
{
    private const string Password = "${POSTGRES_PASSWORD:?the password of the database}";

    public static string Of(Deployed deployed)
    {
        var services = new JsonObject { [deployed.Target.Name] = Target(deployed) };
        foreach (var service in deployed.Services)
        {
            services[service.Name] = Program(service);
        }

        var root = new JsonObject { ["services"] = services };
        AddDatabase(deployed, services);
        AddBalancer(deployed, root);
        if (deployed.Services.Append(deployed.Target).Any(program => program.UsesData))
        {
            root["volumes"] = new JsonObject { ["data"] = new JsonObject() };
        }

        return string.Concat(Head(deployed).Select(Yaml.Comment)) + Yaml.Of(root);
    }

    private static IEnumerable<string> Head(Deployed deployed) =>
        deployed.Origin.Concat(
            deployed
                .Services.Prepend(deployed.Target)
                .Where(program => !program.HasImage)
                .Select(program => $"Image {program.Image} is to be made of the plan's program.")
                .Distinct()
        );

    private static JsonObject Target(Deployed deployed)
    {
        var target = Program(deployed.Target with { Cpus = deployed.Advice.Cpus, Memory = deployed.Advice.Memory });
        target["deploy"]!["replicas"] = deployed.Advice.Replicas;
        if (deployed.Advice.Replicas == 1)
        {
            target["ports"] = ComposeBalancer.Ports();
        }

        string[] before =
        [
            .. deployed.Services.Select(service => service.Name),
            .. deployed.Database is null ? [] : new[] { Postgres.Name },
        ];
        if (before.Length > 0)
        {
            target["depends_on"] = new JsonArray([.. before.Select(name => (JsonNode)name)]);
        }

        return target;
    }

    private static JsonObject Program(PlannedProgram program)
    {
        var service = new JsonObject { ["image"] = program.Image };
        if (program.Arguments.Count > 0)
        {
            service["command"] = new JsonArray([
                .. program.Arguments.Select(argument => (JsonNode)argument.Write(Escape, Password)),
            ]);
        }

        if (program.Environment.Count > 0)
        {
            service["environment"] = new JsonObject(
                program.Environment.Select(pair =>
                    KeyValuePair.Create(pair.Name, (JsonNode?)Value(pair.Name, pair.Value))
                )
            );
        }

        if (program.UsesData)
        {
            service["volumes"] = new JsonArray($"data:{PlannedText.DataFolder}");
        }

        if (program.UsesWork)
        {
            service["tmpfs"] = new JsonArray(PlannedText.WorkFolder);
        }

        service["deploy"] = ComposeBalancer.Limits(program.Cpus, program.Memory);
        return service;
    }

    private static void AddDatabase(Deployed deployed, JsonObject services)
    {
        if (deployed.Database is { } database)
        {
            services[Postgres.Name] = new JsonObject
            {
                ["image"] = deployed.Plan.Docker.PostgresImage ?? EngineImages.Postgres,
                ["environment"] = new JsonObject
                {
                    ["POSTGRES_USER"] = Postgres.User,
                    ["POSTGRES_DB"] = Postgres.User,
                    ["POSTGRES_PASSWORD"] = Password,
                },
                ["deploy"] = ComposeBalancer.Limits(database.Cpus, database.Memory),
            };
        }
    }

    private static void AddBalancer(Deployed deployed, JsonObject root)
    {
        if (deployed.Advice.Replicas > 1)
        {
            root["services"]![NodeRole.Balancer] = ComposeBalancer.Service(deployed);
            root["configs"] = ComposeBalancer.Configs(deployed);
        }
    }

    private static string Value(string name, PlannedText value) =>
        value.IsSecret ? $"${{{Variable(name)}:?a secret of the plan}}" : value.Write(Escape, Password);

    /// <summary>Compose fills in names of letters, digits and underscores.</summary>
    private static string Variable(string name)
    {
        string letters = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return letters.Length == 0 || char.IsAsciiDigit(letters[0]) ? "_" + letters : letters;
    }

    // Compose fills in $NAME and ${NAME}.
    internal static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
