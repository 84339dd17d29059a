using System.Globalization;
using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Gates;

/// <summary>The answer in one sentence, and the exit code that goes with it.</summary>
public static class Verdict
{
    /// <summary>Completes a result with its verdict and exit code.</summary>
    /// <param name="result">With layouts and gates.</param>
    /// <param name="interruptedBy">Exit code of the signal that ended the run: 130, 143 or <see cref="RunResult.Killed"/>; 0 where none did.</param>
    public static RunResult Conclude(RunResult result, int interruptedBy)
    {
        int exitCode = interruptedBy != 0 ? interruptedBy : ExitCode(result);
        return result with { ExitCode = exitCode, Verdict = $"{Word(result, exitCode)}: {Sentence(result, exitCode)}" };
    }

    /// <summary>The highest of 7, 6, 4, 3, 5 in that order that applies; else 0.</summary>
    private static int ExitCode(RunResult result)
    {
        int error = result.Layouts.Max(layout => (int?)layout.ErrorExitCode) ?? 0;
        return error != 0 ? error
            : result.Gates.Any(gate => gate.Outcome == GateOutcome.Fail) ? 3
            : IsInconclusive(result) ? 5
            : 0;
    }

    private static bool IsInconclusive(RunResult result) =>
        result.Gates.Any(gate => gate.Outcome == GateOutcome.Inconclusive)
        || result.Layouts.Any(layout => layout.Capacity.Status == CapacityStatus.GeneratorLimited);

    private static string Word(RunResult result, int exitCode) =>
        result.Status == RunStatus.Invalid ? "INVALID" : WordOf(exitCode);

    private static string WordOf(int exitCode) =>
        exitCode switch
        {
            0 => "PASS",
            3 => "FAIL",
            5 => "INCONCLUSIVE",
            130 or 143 or RunResult.Killed => "INTERRUPTED",
            6 => "NOT MEASURED",
            7 => "TARGET CRASHED",
            _ => "ERROR",
        };

    private static string Sentence(RunResult result, int exitCode)
    {
        var broken = result.Layouts.Where(layout => layout.ErrorExitCode != 0).ToList();
        string prefix = exitCode is 130 or 143 or RunResult.Killed
            ? $"{Measured(result)} measured before the run was ended; "
            : "";
        string suffix =
            broken.Count > 0
                ? $"; {broken.Count} could not be measured: {string.Join(", ", broken.Select(layout => layout.Name))}"
                : "";
        return prefix + SoFar(result, prefix.Length > 0) + suffix;
    }

    private static string Measured(RunResult result) =>
        result.Layouts.Count(layout => layout.Capacity.Status == CapacityStatus.Measured) is var count && count == 1
            ? "1 layout"
            : $"{count} layouts";

    /// <summary>Of layouts that are not measured to the end, that one holds most is no answer: their capacities are only what they came to.</summary>
    private static string SoFar(RunResult result, bool isInterrupted) =>
        isInterrupted
        && result.Layouts.All(layout => layout.Capacity.Status != CapacityStatus.Measured)
        && GateJudge.Best(result.Layouts) is { } best
            ? $"so far {best.Name} holds {best.Capacity.RequestsPerSecond}"
            : Answer(result);

    private static string Answer(RunResult result)
    {
        var best = GateJudge.Best(result.Layouts);
        if (best is null)
        {
            return WhyNone(result.Layouts);
        }

        return result.Objectives.RequestsPerSecond is { } load
            ? AtLoad(result, best, load.PerSecond)
            : $"{best.Name} holds most, {best.Capacity.RequestsPerSecond} with {Held(result.Objectives)}";
    }

    private static string WhyNone(IReadOnlyList<LayoutResult> layouts) =>
        layouts.Any(layout => layout.Capacity.Status == CapacityStatus.GeneratorLimited)
            ? "no capacity can be stated: the generator was the limit"
        : layouts.Any(layout => layout.Error.Length == 0 && layout.Probes.Any(probe => probe.ObjectivesHeld == false))
            ? "no rate that was probed held the objectives"
        : "no capacity can be stated";

    private static string AtLoad(RunResult result, LayoutResult best, double load)
    {
        var smallest = GateJudge.SmallestThatHolds(result.Layouts, result.Objectives.RequestsPerSecond!.Value);
        return smallest is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"no layout holds {Held(result.Objectives)} at {load:#,0.##} req/s; {best.Name} holds most, {best.Capacity.RequestsPerSecond}"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{smallest.Name} is the smallest layout that holds {Held(result.Objectives)} at {load:#,0.##} req/s; its capacity is {smallest.Capacity.RequestsPerSecond}, headroom {1 - load / smallest.Capacity.RequestsPerSecond!.Value.PerSecond:P0}"
            ) + Recommended(result.Recommendation, smallest);
    }

    /// <summary>The smallest that holds the load leaves nothing for a lost replica or a busier hour: where another is recommended, why.</summary>
    private static string Recommended(SizingResult? sizing, LayoutResult smallest) =>
        sizing is null || sizing.Layout == smallest.Name ? ""
        : sizing.Layout.Length > 0 ? $"; {SizingText.Margins(sizing.Request)}, run {sizing.Layout}"
        : $"; {SizingText.Margins(sizing.Request)}, no measured layout is known to hold it";

    private static string Held(Objectives objectives) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"p99 ≤ {objectives.P99.TotalMilliseconds:#,0.##} ms and {objectives.SuccessRatio:P1} success"
        );
}
