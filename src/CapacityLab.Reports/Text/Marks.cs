using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Text;

/// <summary>The words and icons of every state.</summary>
public static class Marks
{
    private const string GoodIcon = "✓";
    private const string BadIcon = "✕";
    private const string WarningIcon = "!";

    /// <summary>The run's answer, by what can be relied on first and the exit code then.</summary>
    public static Mark Of(RunResult result) =>
        result.Status == RunStatus.Invalid && result.ExitCode != ExitCodes.BadInput
            ? new(BadIcon, "INVALID", Tone.Bad)
            : Of(ExitCodes.Of(result.ExitCode));

    public static Mark Of(RunStatus status) =>
        status switch
        {
            RunStatus.Complete => new(GoodIcon, "complete", Tone.Good),
            RunStatus.Partial => new(WarningIcon, "partial", Tone.Warning),
            _ => new(BadIcon, "invalid", Tone.Bad),
        };

    public static Mark Of(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => new(GoodIcon, "pass", Tone.Good),
            GateOutcome.Fail => new(BadIcon, "fail", Tone.Bad),
            _ => new("?", "inconclusive", Tone.Warning),
        };

    public static Mark Of(LayoutResult layout) =>
        IsUnmeasured(layout) && layout.Capacity.Status != CapacityStatus.BrokenScenario
            ? new(BadIcon, "not measured", Tone.Bad)
            : Of(layout.Capacity.Status);

    /// <summary>Also one that was interrupted before its first probe.</summary>
    private static bool IsUnmeasured(LayoutResult layout) =>
        layout.Error.Length > 0 || (layout.Probes.Count == 0 && layout.Capacity.Status == CapacityStatus.Failed);

    public static Mark Of(CapacityStatus status) =>
        status switch
        {
            CapacityStatus.Measured => new(GoodIcon, "measured", Tone.Good),
            CapacityStatus.GeneratorLimited => new(WarningIcon, "generator-limited", Tone.Warning),
            CapacityStatus.HostDisturbed => new(WarningIcon, "host-disturbed", Tone.Warning),
            CapacityStatus.BrokenScenario => new(BadIcon, "broken scenario", Tone.Bad),
            CapacityStatus.NotReached => new("↑", "not reached", Tone.Neutral),
            _ => new(BadIcon, "failed", Tone.Bad),
        };

    /// <summary>The layout that a recommendation names.</summary>
    public static Mark Recommended { get; } = new(GoodIcon, "recommended", Tone.Good);

    public static Mark Of(SizingOutcome outcome) =>
        outcome switch
        {
            SizingOutcome.Holds => new(GoodIcon, "holds", Tone.Good),
            SizingOutcome.Unknown => new("?", "unknown", Tone.Warning),
            _ => new(BadIcon, "does not hold", Tone.Neutral),
        };

    public static Mark Of(ConfirmationOutcome outcome) =>
        outcome switch
        {
            ConfirmationOutcome.Moved => new(GoodIcon, "confirmed", Tone.Good),
            ConfirmationOutcome.NotMoved => new(BadIcon, "not confirmed", Tone.Bad),
            ConfirmationOutcome.Undecided => new("?", "undecided", Tone.Warning),
            ConfirmationOutcome.Failed => new(WarningIcon, "not measured", Tone.Warning),
            _ => new("–", "not tried", Tone.Neutral),
        };

    public static Mark Of(ProbeResult probe) =>
        probe.ObjectivesHeld switch
        {
            true => new(GoodIcon, "held", Tone.Good),
            false => new(BadIcon, "broken", Tone.Bad),
            null when probe.Purpose == ProbePurpose.Ladder && !probe.Generator.Limited => new(
                "–",
                "not judged",
                Tone.Neutral
            ),
            null when probe.DisturbedBy.Length > 0 => new("?", "host-disturbed", Tone.Warning),
            null => new("?", probe.Generator.Limited ? "generator-limited" : "undecided", Tone.Warning),
        };

    private static Mark Of(RunExitCode code) => new(Icon(code), code.Word, code.Tone);

    private static string Icon(RunExitCode code) =>
        code.Number == ExitCodes.Inconclusive ? "?"
        : code.Tone == Tone.Good ? GoodIcon
        : code.Tone == Tone.Warning ? WarningIcon
        : BadIcon;
}
