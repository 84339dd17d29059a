using System.Globalization;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Gates;

/// <summary>The gates that failed, with what was asked and what was found, for the verdict.</summary>
internal static class FailedGates
{
    private const int MostNamed = 3;

    /// <summary>Empty where none failed.</summary>
    public static string Text(IReadOnlyList<GateResult> gates)
    {
        var failed = gates.Where(gate => gate.Outcome == GateOutcome.Fail).ToList();
        string more = failed.Count > MostNamed ? Invariant($" and {failed.Count - MostNamed} more") : "";
        return failed.Count == 0 ? "" : $"; failed: {string.Join(", ", failed.Take(MostNamed).Select(Text))}{more}";
    }

    private static string Text(GateResult gate)
    {
        string layout = gate.Layout.Length > 0 ? $" of {gate.Layout}" : "";
        string actual = gate.Actual is { } value ? Number(value, gate.Unit) : "unknown";
        return $"{gate.Name}{layout} {actual} ({gate.Comparison} {Number(gate.Target, gate.Unit)})";
    }

    private static string Number(double value, string unit) =>
        unit.Length == 0 ? Invariant($"{value:0.####}") : Invariant($"{value:#,0.##} {unit}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
