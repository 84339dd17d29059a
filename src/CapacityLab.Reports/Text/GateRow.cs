using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>One gate as a line of a table: every cell formatted, nothing encoded for any output.</summary>
public sealed record GateRow(
    string Gate,
    string Layout,
    string Target,
    string Actual,
    string Margin,
    Mark Outcome,
    string Basis
)
{
    public static IReadOnlyList<string> Columns { get; } =
    ["Gate", "Layout", "Target", "Actual", "Margin", "Outcome", "Judged on"];

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string> Cells => [Gate, Layout, Target, Actual, Margin, Outcome.ToString(), Basis];

    /// <summary>The gates of a run, those that failed first.</summary>
    public static IReadOnlyList<GateRow> Of(RunResult result) =>
        [.. result.Gates.OrderBy(g => Order(g.Outcome)).Select(Of)];

    private static GateRow Of(GateResult gate) =>
        new(
            gate.Name,
            gate.Layout.Length == 0 ? "whole run" : gate.Layout,
            $"{gate.Comparison} {Figures.WithUnit(gate.Target, gate.Unit)}".TrimStart(),
            Figures.WithUnit(gate.Actual, gate.Unit),
            Figures.SignedShare(gate.Margin),
            Marks.Of(gate.Outcome),
            gate.Basis
        );

    private static int Order(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Fail => 0,
            GateOutcome.Inconclusive => 1,
            _ => 2,
        };
}
