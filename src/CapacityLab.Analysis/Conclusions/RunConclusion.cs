using CapacityLab.Analysis.Gates;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Conclusions;

/// <summary>
/// Completes a run with what follows from its layouts: warnings, scaling law, gates, recommendation and verdict. One function for a run
/// that came to its end, one that was interrupted, and the journal of one that was killed, so that all three say the same.
/// </summary>
public static class RunConclusion
{
    /// <param name="measured">
    /// With layouts, objectives, the warnings of the run itself, and a recommendation that holds its request alone.
    /// </param>
    /// <param name="interruptedBy">Exit code of the signal that ended the run, or <see cref="ExitCodes.Killed"/>; 0 where none did.</param>
    public static RunResult Of(RunResult measured, int interruptedBy)
    {
        var objectives = Stated(measured);
        var result = measured with
        {
            Status = Status(measured.Layouts, interruptedBy),
            Objectives = objectives,
            Scaling = LayoutScaling.Conclude(measured.Layouts),
            Warnings = [.. measured.Warnings, .. ResultChecks.Check(measured.Layouts, measured.Host.Cores)],
            Gates = interruptedBy == 0 ? GateJudge.Judge(objectives, measured.Layouts) : [],
        };
        return Verdict.Conclude(result with { Recommendation = Recommendation(result) }, interruptedBy);
    }

    /// <summary>A load that was stated in iterations as requests, once the warm-up has told how many requests they send.</summary>
    private static Objectives Stated(RunResult measured) =>
        measured.Layouts.FirstOrDefault(layout => layout.WarmUp.Requests > 0) is { } warm
            ? measured.Objectives with
            {
                RequestsPerSecond = measured.Objectives.Load(warm.WarmUp.RequestsPerIteration),
            }
            : measured.Objectives;

    private static SizingResult? Recommendation(RunResult result) =>
        result.Recommendation?.Request is { } request
            ? SizingJudge.Judge(
                result,
                request with
                {
                    RequestsPerSecond = request.RequestsPerSecond ?? result.Objectives.RequestsPerSecond,
                },
                PredictedCapacities.Of(result)
            )
            : null;

    private static RunStatus Status(IReadOnlyList<LayoutResult> layouts, int interruptedBy) =>
        layouts.Count > 0 && layouts.All(layout => layout.Error.Length > 0) ? RunStatus.Invalid
        : interruptedBy != 0 || layouts.Any(layout => layout.Error.Length > 0) ? RunStatus.Partial
        : RunStatus.Complete;
}
