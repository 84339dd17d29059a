using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Suggestions;

/// <summary>The pod of a suggested Deployment.</summary>
internal static class KubernetesContainer
{
    private const string DataVolume = "data";
    private const string WorkVolume = "work";

    /// <summary>Name of the Secret that holds what may not be written down, each value under the name of its variable.</summary>
    public static string SecretOf(PlannedProgram program) => program.Name + "-secrets";

    public static JsonObject PodOf(Deployed deployed)
    {
        var pod = new JsonObject();
        if (deployed.Advice.Replicas > 1)
        {
            pod["topologySpreadConstraints"] = new JsonArray(Spread(deployed.Target.Name));
        }

        pod["containers"] = new JsonArray(Container(deployed));
        if (Folders(deployed.Target) is { Count: > 0 } folders)
        {
            pod["volumes"] = new JsonArray([
                .. folders.Select(folder => new JsonObject { ["name"] = folder.Name, ["emptyDir"] = new JsonObject() }),
            ]);
        }

        return pod;
    }

    private static JsonObject Container(Deployed deployed)
    {
        var target = deployed.Target;
        var container = new JsonObject
        {
            ["name"] = target.Name,
            ["image"] = target.Image,
            ["ports"] = new JsonArray(new JsonObject { ["containerPort"] = Deployed.Port }),
            ["resources"] = new JsonObject { ["requests"] = Size(deployed), ["limits"] = Size(deployed) },
            ["readinessProbe"] = new JsonObject
            {
                ["httpGet"] = new JsonObject { ["path"] = target.Health, ["port"] = Deployed.Port },
            },
        };
        AddSettings(container, target);
        return container;
    }

    private static void AddSettings(JsonObject container, PlannedProgram target)
    {
        if (target.Arguments.Count > 0)
        {
            container["args"] = new JsonArray([
                .. target.Arguments.Select(argument => (JsonNode)argument.Write(Escape, "***")),
            ]);
        }

        if (target.Environment.Count > 0)
        {
            container["env"] = new JsonArray([
                .. target.Environment.Select(pair => Variable(pair.Name, pair.Value, target)),
            ]);
        }

        if (Folders(target) is { Count: > 0 } folders)
        {
            container["volumeMounts"] = new JsonArray([
                .. folders.Select(folder => new JsonObject { ["name"] = folder.Name, ["mountPath"] = folder.Path }),
            ]);
        }
    }

    private static List<(string Name, string Path)> Folders(PlannedProgram target) =>
        [
            .. target.UsesData ? [(DataVolume, PlannedText.DataFolder)] : Array.Empty<(string, string)>(),
            .. target.UsesWork ? [(WorkVolume, PlannedText.WorkFolder)] : Array.Empty<(string, string)>(),
        ];

    private static JsonObject Variable(string name, PlannedText value, PlannedProgram target)
    {
        var variable = new JsonObject { ["name"] = name };
        if (value.NeedsSecret)
        {
            variable["valueFrom"] = From("secretKeyRef", ("name", SecretOf(target)), ("key", KeyOf(name)));
        }
        else if (value.IsName)
        {
            variable["valueFrom"] = From("fieldRef", ("fieldPath", "metadata.name"));
        }
        else
        {
            variable["value"] = value.Write(Escape, "");
        }

        return variable;
    }

    private static JsonObject From(string source, params (string Name, string Value)[] place) =>
        new()
        {
            [source] = new JsonObject(place.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Value))),
        };

    /// <summary>Keys of a Secret are of letters, digits, hyphens, underscores and dots.</summary>
    private static string KeyOf(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private static JsonObject Size(Deployed deployed) =>
        new()
        {
            ["cpu"] = Quantity.Millicores(deployed.Advice.Cpus.Cores),
            ["memory"] = Quantity.Kubernetes(deployed.Advice.Memory.MiB),
        };

    /// <summary>A lost machine should not take more than its share of the replicas with it.</summary>
    private static JsonObject Spread(string name) =>
        new()
        {
            ["maxSkew"] = 1,
            ["topologyKey"] = "kubernetes.io/hostname",
            ["whenUnsatisfiable"] = "ScheduleAnyway",
            ["labelSelector"] = new JsonObject
            {
                ["matchLabels"] = new JsonObject { ["app.kubernetes.io/name"] = name },
            },
        };

    // Kubernetes fills in $(NAME).
    private static string Escape(string text) => text.Replace("$(", "$$(", StringComparison.Ordinal);
}
