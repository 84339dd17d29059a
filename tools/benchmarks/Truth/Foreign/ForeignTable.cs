using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>Every run as it came, and the counts by service and knob; Markdown and JSON from the same columns.</summary>
internal static class ForeignTable
{
    /// <summary>A further column is a line here: it reads the run, with what the lab found of its layout.</summary>
    public static IReadOnlyList<ForeignColumn> Columns { get; } =
    [
        new("service", run => run.Case.Service.Name),
        new("knob", run => run.Case.Knob),
        new("turned", run => run.Setting.Knob),
        new("cpus", run => run.Setting.Cpus),
        new("runtime", run => run.Condition.Runtime),
        new("mode", run => run.Condition.Mode),
        new("hog", run => run.Condition.Hog ? "hog" : ""),
        new("run", run => run.Number),
        new("outcome", run => Word(run.Outcome)),
        new("said", run => run.Layout?.Bottleneck.Cause),
        new("node", run => run.Layout?.Bottleneck.Node),
        new("confidence", run => run.Layout?.Bottleneck.Confidence),
        new("status", run => run.Layout is { } layout ? StatusWord(layout) : null),
        new("capacity", run => run.Layout?.Capacity.RequestsPerSecond?.PerSecond),
        new("sweep", run => run.Sweep),
        new("apart %", run => run.Apart * 100),
        new("seconds", run => run.Result?.Duration.TotalSeconds),
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<ForeignRun> runs) =>
        Markdown(
            [.. Columns.Select(column => column.Title)],
            runs.Select(run => Columns.Select(column => Text(column.Value(run))))
        );

    public static IEnumerable<string> Counts(IReadOnlyList<ForeignRun> runs) =>
        Markdown(
            [
                "service and knob",
                "circumstances",
                "runs",
                "right",
                "unknown",
                "host",
                "wrong",
                "no result",
                "capacity within 15 %",
            ],
            runs.GroupBy(run => (run.Case.Name, Of: run.Condition.ToString())).Select(of => Row(of.Key, [.. of]))
        );

    public static JsonArray Json(IReadOnlyList<ForeignRun> runs) =>
        [
            .. runs.Select(run => new JsonObject(
                Columns.Select(column => KeyValuePair.Create(column.Title, column.Value(run)))
            )),
        ];

    /// <summary>In one line, with why: for the console, as each run ends.</summary>
    public static string Line(ForeignRun run) =>
        $"{Word(run.Outcome)}: {run.Case.Name} ({run.Condition}, run {Number(run.Number)}, {run.Setting.Knob}, {Number(run.Setting.Cpus)} CPU): "
        + $"{run.Layout?.Bottleneck.Cause ?? "-"}, capacity {Text(run.Layout?.Capacity.RequestsPerSecond?.PerSecond)}, sweep {Text(run.Sweep)}; "
        + Why(run.Layout);

    private static string? Why(LayoutResult? layout) =>
        layout?.Bottleneck.Evidence is [var first, ..] ? first.Statement : layout?.Error.Split('\n')[0];

    private static IEnumerable<string> Row((string Name, string Of) key, IReadOnlyList<ForeignRun> runs) =>
        [
            key.Name,
            key.Of,
            Number(runs.Count),
            .. Enum.GetValues<ForeignOutcome>().Select(outcome => Number(runs.Count(run => run.Outcome == outcome))),
            Within(runs),
        ];

    private static string Within(IReadOnlyList<ForeignRun> runs)
    {
        var apart = runs.Select(run => run.Apart).OfType<double>().ToList();
        int swept = runs.Count(run => run.Sweep is not null);
        return swept == 0
            ? ""
            : $"{Number(apart.Count(off => Math.Abs(off) <= ForeignJudge.MostApart))} of {Number(swept)}";
    }

    private static IEnumerable<string> Markdown(IReadOnlyList<string> titles, IEnumerable<IEnumerable<string>> rows) =>
        rows.Select(Joined).Prepend("|" + string.Concat(titles.Select(_ => "-|"))).Prepend(Joined(titles));

    private static string Joined(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue one when one.TryGetValue(out double number) => Number(number),
            _ => value.ToString(),
        };

    private static string Word(ForeignOutcome outcome) =>
        outcome switch
        {
            ForeignOutcome.Wrong => "WRONG",
            ForeignOutcome.NoResult => "NO RESULT",
            _ => outcome.ToString().ToLowerInvariant(),
        };

    private static string StatusWord(LayoutResult layout) =>
        layout.Error.Length > 0 ? "error" : layout.Capacity.Status.ToString();

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
