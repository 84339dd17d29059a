using System.Text.Json.Nodes;
using CapacityLab.Layouts.Docker;

namespace CapacityLab.Plans.Suggestions;

/// <summary>kubernetes.yaml: the target as a Deployment with its Service, autoscaler and disruption budget.</summary>
internal static class KubernetesFile
{
    public static string Of(Deployed deployed)
    {
        var documents = new[]
        {
            Deployment(deployed),
            Service(deployed.Target.Name),
            Autoscaler(deployed),
            DisruptionBudget(deployed),
        }.OfType<JsonObject>();
        return string.Concat(Head(deployed).Select(Yaml.Comment)) + string.Join("---\n", documents.Select(Yaml.Of));
    }

    private static IEnumerable<string> Head(Deployed deployed)
    {
        foreach (string line in deployed.Origin)
        {
            yield return line;
        }

        if (!deployed.Target.HasImage)
        {
            yield return $"Image {deployed.Target.Image} is to be made of the plan's program.";
        }

        if (deployed.Services.Count > 0 || deployed.Database is not null)
        {
            var names = deployed
                .Services.Select(service => service.Name)
                .Concat(deployed.Database is null ? [] : [Postgres.Name]);
            yield return $"Expected beside it, as Services of these names: {string.Join(", ", names)}.";
        }

        if (deployed.Target.UsesData)
        {
            yield return $"Each replica has a folder of its own, lost with it: {PlannedText.DataFolder}. In the lab they shared one.";
        }

        if (deployed.Target.Environment.Any(pair => pair.Value.NeedsSecret))
        {
            yield return $"Values that are secret come from the Secret {KubernetesContainer.SecretOf(deployed.Target)}, which is yours to create.";
        }
    }

    private static JsonObject Deployment(Deployed deployed) =>
        Resource(
            "apps/v1",
            "Deployment",
            deployed.Target.Name,
            new JsonObject
            {
                ["replicas"] = deployed.Advice.Replicas,
                ["selector"] = new JsonObject { ["matchLabels"] = Labels(deployed.Target.Name) },
                ["template"] = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = Labels(deployed.Target.Name) },
                    ["spec"] = KubernetesContainer.PodOf(deployed),
                },
            }
        );

    private static JsonObject Service(string name) =>
        Resource(
            "v1",
            "Service",
            name,
            new JsonObject
            {
                ["selector"] = Labels(name),
                ["ports"] = new JsonArray(new JsonObject { ["port"] = Deployed.Port, ["targetPort"] = Deployed.Port }),
            }
        );

    /// <summary>Null where no target for it can be derived.</summary>
    private static JsonObject? Autoscaler(Deployed deployed) =>
        deployed.Advice.CpuTargetPercent is not { } target
            ? null
            : Resource(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                deployed.Target.Name,
                new JsonObject
                {
                    ["scaleTargetRef"] = new JsonObject
                    {
                        ["apiVersion"] = "apps/v1",
                        ["kind"] = "Deployment",
                        ["name"] = deployed.Target.Name,
                    },
                    ["minReplicas"] = deployed.Advice.Replicas,
                    ["maxReplicas"] = deployed.Advice.MaxReplicas,
                    ["metrics"] = new JsonArray(CpuMetric(target)),
                }
            );

    private static JsonObject CpuMetric(int target) =>
        new()
        {
            ["type"] = "Resource",
            ["resource"] = new JsonObject
            {
                ["name"] = "cpu",
                ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = target },
            },
        };

    /// <summary>Null where the layout spares no replica.</summary>
    private static JsonObject? DisruptionBudget(Deployed deployed)
    {
        int spare = deployed.Result.Recommendation!.Request.SpareReplicas;
        return spare == 0 || deployed.Advice.Replicas == 1
            ? null
            : Resource(
                "policy/v1",
                "PodDisruptionBudget",
                deployed.Target.Name,
                new JsonObject
                {
                    ["maxUnavailable"] = spare,
                    ["selector"] = new JsonObject { ["matchLabels"] = Labels(deployed.Target.Name) },
                }
            );
    }

    private static JsonObject Resource(string version, string kind, string name, JsonObject spec) =>
        new()
        {
            ["apiVersion"] = version,
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = Labels(name) },
            ["spec"] = spec,
        };

    private static JsonObject Labels(string name) => new() { ["app.kubernetes.io/name"] = name };
}
