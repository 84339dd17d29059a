using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

internal static class GatesSection
{
    public static Section Of(RunResult result) =>
        new("gates", "Gates", "What failed, and by how much?", Body(GateRow.Of(result)));

    private static Markup Body(IReadOnlyList<GateRow> gates) =>
        gates.Count == 0
            ? Markup.Of($"<p>No gate was stated.</p>\n")
            : new Table("Gates", Columns).Render(gates.Select(Row));

    private static IReadOnlyList<Column> Columns =>
        [.. GateRow.Columns.Select((name, index) => new Column(name, index is 2 or 3 or 4))];

    private static IReadOnlyList<Markup> Row(GateRow gate) =>
        [.. gate.Cells.Select((cell, index) => index == 5 ? Table.Badge(gate.Outcome) : Markup.Of($"{cell}"))];
}
