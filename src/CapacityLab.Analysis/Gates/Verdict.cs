using System.Globalization;
using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Gates;

/// <summary>The answer in one sentence, and the exit code that goes with it.</summary>
public static class Verdict
{
    /// <summary>Completes a result with its verdict and exit code.</summary>
    /// <param name="result">With layouts and gates.</param>
    /// <param name="interruptedBy">Exit code of the signal that ended the run, or <see cref="ExitCodes.Killed"/>; 0 where none did.</param>
    public static RunResult Conclude(RunResult result, int interruptedBy)
    {
        int exitCode = interruptedBy != 0 ? interruptedBy : ExitCode(result);
        return result with { ExitCode = exitCode, Verdict = $"{Word(result, exitCode)}: {Sentence(result, exitCode)}" };
    }

    /// <summary>The first of 7, 6, 2, 3, 5 that applies; else 0.</summary>
    private static int ExitCode(RunResult result)
    {
        int error = result.Layouts.Max(layout => (int?)layout.ErrorExitCode) ?? 0;
        return error != 0 ? error
            : result.Gates.Any(gate => gate.Outcome == GateOutcome.Fail) ? ExitCodes.GateFailed
            : IsInconclusive(result) ? ExitCodes.Inconclusive
            : ExitCodes.Ok;
    }

    private static bool IsInconclusive(RunResult result) =>
        result.Gates.Any(gate => gate.Outcome == GateOutcome.Inconclusive)
        || result.Layouts.Any(layout =>
            layout.Capacity.Status is CapacityStatus.GeneratorLimited or CapacityStatus.HostDisturbed
        );

    private static string Word(RunResult result, int exitCode) =>
        result.Status == RunStatus.Invalid && exitCode != ExitCodes.BadInput ? "INVALID" : ExitCodes.Of(exitCode).Word;

    private static string Sentence(RunResult result, int exitCode)
    {
        var broken = result.Layouts.Where(layout => layout.ErrorExitCode != 0).ToList();
        string prefix = ExitCodes.IsInterruption(exitCode)
            ? $"{Measured(result)} measured before the run was ended; "
            : "";
        string suffix =
            broken.Count > 0
                ? $"; {broken.Count} could not be measured: {string.Join(", ", broken.Select(layout => layout.Name))}"
                : "";
        return UnusableRun.Broken(result) is { } why && exitCode == ExitCodes.BadInput
            ? why
            : prefix
                + SoFar(result, prefix.Length > 0)
                + (exitCode == ExitCodes.GateFailed ? FailedGates.Text(result.Gates) : "")
                + suffix;
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
            ? OfLoad(result, best, load)
            : $"{best.Name} holds most, {Stated(best)} with {Held(result.Objectives)}";
    }

    private static string WhyNone(IReadOnlyList<LayoutResult> layouts) =>
        UnusableRun.Disturbed(layouts) is { } disturbed ? disturbed
        : layouts.Any(layout => layout.Capacity.Status == CapacityStatus.GeneratorLimited)
            ? "no capacity can be stated: the generator was the limit"
        : layouts.Any(layout => layout.Error.Length == 0 && layout.Probes.Any(probe => probe.ObjectivesHeld == false))
            ? "no rate that was probed held the objectives"
        : "no capacity can be stated";

    private static string OfLoad(RunResult result, LayoutResult best, RequestRate load)
    {
        var smallest = GateJudge.SmallestThatHolds(result.Layouts, load);
        string at = BothRates.Text(load, Iterations(load, smallest ?? best));
        return smallest is null
            ? $"{NoneHolds(result.Layouts, load)} {Held(result.Objectives)} at {at}; {best.Name} holds most, {Stated(best)}{Open(result.Layouts, load, "not known")}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{smallest.Name} is the smallest layout that holds {Held(result.Objectives)} at {at}; its capacity is {Stated(smallest)}, headroom {1 - (load / smallest.Capacity.RequestsPerSecond!.Value):P0}"
            )
                + Recommended(result.Recommendation, smallest)
                + Open([.. result.Layouts.Where(layout => IsSmaller(layout, smallest))], load, "smaller and not known");
    }

    private static string NoneHolds(IReadOnlyList<LayoutResult> layouts, RequestRate load) =>
        layouts.Any(layout => AtLoad.Of(layout, load) == SizingOutcome.Unknown)
            ? "no layout is known to hold"
            : "no layout holds";

    private static string Open(IReadOnlyList<LayoutResult> layouts, RequestRate load, string what)
    {
        var open = layouts
            .Where(layout => layout.ErrorExitCode == 0 && AtLoad.Of(layout, load) == SizingOutcome.Unknown)
            .Select(layout => layout.Name)
            .ToList();
        return open.Count == 0 ? "" : $"; {what}: {string.Join(", ", open)}";
    }

    private static bool IsSmaller(LayoutResult layout, LayoutResult than) =>
        layout.Replicas * layout.Cpus.Cores < than.Replicas * than.Cpus.Cores;

    private static string Stated(LayoutResult layout) =>
        BothRates.Text(layout.Capacity.RequestsPerSecond!.Value, layout.Capacity.IterationsPerSecond);

    /// <summary>By the layout's own requests an iteration, which are the plan's.</summary>
    private static IterationRate? Iterations(RequestRate load, LayoutResult layout) =>
        layout.Capacity is { RequestsPerSecond: { PerSecond: > 0 } stated, IterationsPerSecond: { } iterations }
            ? new IterationRate(iterations.PerSecond * (load / stated))
            : null;

    /// <summary>The smallest that holds the load leaves nothing for a lost replica or a busier hour: where another is recommended, why.</summary>
    private static string Recommended(SizingResult? sizing, LayoutResult smallest) =>
        sizing is null || sizing.Layout == smallest.Name ? ""
        : sizing.Layout.Length > 0 ? $"; {SizingText.Margins(sizing.Request)}, run {sizing.Layout}"
        : $"; {SizingText.Margins(sizing.Request)}, no measured layout is known to hold it{OnlyWithout(sizing, smallest)}";

    /// <summary>Else "holds" here and "does not hold" in the table would be said of one layout at one load.</summary>
    private static string OnlyWithout(SizingResult sizing, LayoutResult smallest) =>
        sizing.Layouts.FirstOrDefault(layout => layout.Name == smallest.Name) is { } sized
        && SizedWords.Of(sized, sizing.Request) is { } words
        && words.StartsWith("holds, ", StringComparison.Ordinal)
            ? $"; {smallest.Name} {words}"
            : "";

    private static string Held(Objectives objectives) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"p99 ≤ {objectives.P99.TotalMilliseconds:#,0.##} ms{OfRequest(objectives)} and {objectives.SuccessRatio:P1} success"
        );

    private static string OfRequest(Objectives objectives) =>
        objectives.RequestP99 is { } each
            ? string.Create(CultureInfo.InvariantCulture, $", of a request ≤ {each.TotalMilliseconds:#,0.##} ms,")
            : "";
}
