using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Sections;
using CapacityLab.Plans.Writing;
using CapacityLab.Results.Runs;

namespace CapacityLab.Plans;

/// <summary>
/// Writes a plan in the format it is read in, with every default and all files put in, and without secrets. Read again, it
/// is the same plan unless a secret was in it.
/// </summary>
internal static class PlanJson
{
    public static JsonElement Write(Plan plan) => JsonElement.Parse(Root(plan).ToJsonString());

    private static JsonObject Root(Plan plan) =>
        Node.Object(
            ("name", plan.Name),
            ("target", ProgramWriter.Write(plan.Target)),
            ("services", Node.List(plan.Services, ProgramWriter.Write)),
            ("scaleToHost", plan.ScaleToHost),
            ("layouts", Node.List(plan.Layouts, Layout)),
            ("balancer", Balancer(plan.Balancer)),
            ("docker", Docker(plan.Docker)),
            ("scenarios", Node.List(plan.Scenarios, ScenarioWriter.Write)),
            ("load", Load(plan.Load)),
            ("objectives", Objectives(plan.Objectives)),
            ("search", Search(plan.Search)),
            ("quick", Search(plan.Quick)),
            ("sizing", SizingWriter.Write(plan.Sizing)),
            ("confirm", ConfirmWriter.Write(plan.Confirm)),
            ("alerts", Alerts(plan.Alerts))
        );

    private static JsonObject Layout(LayoutOptions layout) =>
        Node.Object(
            ("name", layout.NameIsDefault ? null : layout.Name),
            ("replicas", layout.Replicas),
            ("cpus", layout.Cpus.Cores),
            ("memoryMiB", layout.Memory.MiB)
        );

    private static JsonObject Balancer(BalancerOptions balancer) =>
        Node.Object(
            ("kind", BalancerReader.Kinds.Word(balancer.Kind)),
            ("policy", BalancerReader.Policies.Word(balancer.Policy)),
            ("cpus", balancer.Cpus?.Cores),
            ("memoryMiB", balancer.Memory?.MiB)
        );

    private static JsonObject Docker(DockerPlan docker) =>
        Node.Object(
            ("environment", Node.Map(docker.Environment, (name, value) => Secrets.HideIn(name, value))),
            (
                "database",
                docker.Database is { } database
                    ? Node.Object(("cpus", database.Cpus?.Cores), ("memoryMiB", database.Memory?.MiB))
                    : null
            ),
            (
                "images",
                Node.Object(
                    ("dotnet", docker.DotnetImage),
                    ("nginx", docker.NginxImage),
                    ("postgres", docker.PostgresImage)
                )
            )
        );

    private static JsonObject Load(LoadOptions load) =>
        Node.Object(
            ("arrivals", LoadReader.Kinds.Word(load.Arrivals)),
            ("seed", load.Seed),
            ("maxInFlight", load.MaxInFlight),
            ("requestTimeoutSeconds", load.RequestTimeout.TotalSeconds)
        );

    private static JsonObject Objectives(Objectives objectives) =>
        Node.Object(
            ("p99Ms", objectives.P99.TotalMilliseconds),
            ("requestP99Ms", objectives.RequestP99?.TotalMilliseconds),
            ("successRatio", objectives.SuccessRatio),
            ("requestsPerSecond", objectives.RequestsPerSecond?.PerSecond),
            ("iterationsPerSecond", objectives.IterationsPerSecond?.PerSecond)
        );

    private static JsonObject Search(SearchOptions search) =>
        Node.Object(
            ("warmUpSeconds", search.WarmUp.TotalSeconds),
            ("probeSeconds", search.Probe.TotalSeconds),
            ("precision", search.Precision),
            ("maxProbes", search.MaxProbes),
            ("longestProbeSeconds", search.LongestProbe?.TotalSeconds),
            ("samples", search.Samples),
            ("budgetSeconds", search.Budget?.TotalSeconds),
            ("maxRequestsPerSecond", search.MostRate?.PerSecond),
            ("ladder", search.Ladder)
        );

    private static JsonObject Alerts(AlertOptions alerts) =>
        Node.Object(
            ("successRatioBelow", alerts.SuccessRatioBelow),
            ("overSeconds", alerts.Over.TotalSeconds),
            ("webhook", alerts.Webhook is { } webhook ? Secrets.HideInWebhook(webhook) : null)
        );
}
