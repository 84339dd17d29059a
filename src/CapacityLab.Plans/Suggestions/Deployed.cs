using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Suggestions;

/// <summary>The deployment to suggest: the programs of the plan as it was carried out, and the advice for the target.</summary>
internal sealed record Deployed
{
    public const int Port = 8080;

    public Deployed(Plan plan, RunResult result, DeploymentAdvice advice)
    {
        (Plan, Result, Advice) = (plan, result, advice);
        var names = new NodeNames();
        Target = PlannedProgram.Target(plan, names, WasMeasuredInContainers);
        Services = [.. plan.Services.Select(service => PlannedProgram.Service(service, Target, names))];
    }

    public Plan Plan { get; }

    public RunResult Result { get; }

    public DeploymentAdvice Advice { get; }

    public PlannedProgram Target { get; }

    public IReadOnlyList<PlannedProgram> Services { get; }

    /// <summary>Its limits in the plan; null where the plan has none, or the layout was not measured with it.</summary>
    public DatabaseOptions? Database => WasMeasuredInContainers ? Plan.Docker.Database : null;

    private bool WasMeasuredInContainers =>
        Result.Layouts.Any(layout => layout.Name == Advice.Layout && layout.Runtime == RuntimeName.Docker);

    /// <summary>The origin of the files, for their first lines.</summary>
    public IEnumerable<string> Origin =>
        [
            $"Suggested by CapacityLab for run {Result.RunId}: a start, not a finished deployment.",
            Result.Recommendation!.Answer,
            .. Advice.Notes,
            .. Plan.Docker.Database is not null && Database is null
                ?
                [
                    "The plan's PostgreSQL is left out: the layout was measured as processes, with the target's embedded database.",
                ]
                : Array.Empty<string>(),
        ];
}
