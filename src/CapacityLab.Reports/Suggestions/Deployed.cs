using System.Text.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Suggestions;

/// <summary>What is deployed: the programs of the plan as it was carried out, and the advice for the target.</summary>
internal sealed record Deployed
{
    public const int Port = 8080;

    public Deployed(RunResult result, DeploymentAdvice advice)
    {
        var plan = result.Plan ?? default;
        var names = new NodeNames();
        Advice = advice;
        Result = result;
        Target = PlannedProgram.Target(plan, names);
        Services = [.. plan.Items("services").Select(service => PlannedProgram.Service(service, Target, names))];
        Database = plan.Child("docker").Child("database") is { ValueKind: JsonValueKind.Object } database
            ? database
            : null;
        Balancer = plan.Child("balancer");
        Images = plan.Child("docker").Child("images");
    }

    public RunResult Result { get; }

    public DeploymentAdvice Advice { get; }

    public PlannedProgram Target { get; }

    public IReadOnlyList<PlannedProgram> Services { get; }

    /// <summary>Its limits in the plan; null where the plan has none.</summary>
    public JsonElement? Database { get; }

    public JsonElement Balancer { get; }

    public JsonElement Images { get; }

    /// <summary>Where the files come from, for their first lines.</summary>
    public IEnumerable<string> Origin =>
        [
            $"Suggested by CapacityLab for run {Result.RunId}: a start, not a finished deployment.",
            Result.Recommendation!.Answer,
            .. Advice.Notes,
        ];
}
