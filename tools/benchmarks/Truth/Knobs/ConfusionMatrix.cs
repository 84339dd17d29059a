using System.Globalization;

namespace Benchmarks.Truth.Knobs;

/// <summary>What was turned against what the lab said.</summary>
internal sealed class ConfusionMatrix(IReadOnlyList<KnobRun> runs)
{
    /// <summary>Mean over the classes of F1 = 2·TP / (2·TP + FP + FN).</summary>
    public double MacroF1 => Causes.Average(F1);

    public double F1(string cause)
    {
        int hit = runs.Count(run => run.Case.Cause == cause && run.Said == cause);
        int wrongly = runs.Count(run => run.Case.Cause != cause && run.Said == cause);
        int missed = runs.Count(run => run.Case.Cause == cause && run.Said != cause);
        return 2.0 * hit / ((2.0 * hit) + wrongly + missed);
    }

    /// <summary>Runs without a bottleneck for which one was named.</summary>
    public int FalseCauses => runs.Count(run => run is { Case.Cause: "none", Said: not ("none" or "unknown") });

    /// <summary>Runs without a bottleneck.</summary>
    public int WithoutCause => runs.Count(run => run.Case.Cause == "none");

    public IReadOnlyList<string> Causes => [.. runs.Select(run => run.Case.Cause).Distinct()];

    public IEnumerable<string> Lines()
    {
        var columns = Causes.Concat(runs.Select(run => run.Said)).Distinct().ToList();
        yield return $"| turned | runs | {string.Join(" | ", columns)} | F1 |";
        yield return $"|-|-|{string.Concat(columns.Select(_ => "-|"))}-|";
        foreach (var row in runs.GroupBy(run => run.Case.Name))
        {
            var cells = columns.Select(column =>
                row.Count(run => run.Said == column) is > 0 and var count ? Text(count) : ""
            );
            yield return $"| {row.Key} | {row.Count()} | {string.Join(" | ", cells)} | {F1(row.First().Case.Cause).ToString("0.00", CultureInfo.InvariantCulture)} |";
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
