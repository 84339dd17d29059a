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
        var planned = plan.Child("docker").Child("database");
        bool isPlanned = planned is { ValueKind: JsonValueKind.Object };
        bool wasMeasured = result.Layouts.Any(layout => layout.Name == advice.Layout && layout.Runtime == "docker");
        LacksDatabase = isPlanned && !wasMeasured;
        Database = isPlanned && wasMeasured ? planned : null;
        Target = PlannedProgram.Target(plan, names, wasMeasured);
        Services = [.. plan.Items("services").Select(service => PlannedProgram.Service(service, Target, names))];
        Balancer = plan.Child("balancer");
        Images = plan.Child("docker").Child("images");
    }

    public RunResult Result { get; }

    public DeploymentAdvice Advice { get; }

    public PlannedProgram Target { get; }

    public IReadOnlyList<PlannedProgram> Services { get; }

    /// <summary>Its limits in the plan; null where the plan has none, or the layout was not measured with it.</summary>
    public JsonElement? Database { get; }

    /// <summary>Whether the plan has one that stands in containers only, and the layout was measured as processes.</summary>
    private bool LacksDatabase { get; }

    public JsonElement Balancer { get; }

    public JsonElement Images { get; }

    /// <summary>Where the files come from, for their first lines.</summary>
    public IEnumerable<string> Origin =>
        [
            $"Suggested by CapacityLab for run {Result.RunId}: a start, not a finished deployment.",
            Result.Recommendation!.Answer,
            .. Advice.Notes,
            .. LacksDatabase
                ?
                [
                    "The plan's PostgreSQL is left out: the layout was measured as processes, with the target's embedded database.",
                ]
                : Array.Empty<string>(),
        ];
}
