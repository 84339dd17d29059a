using CapacityLab.Reports.Text;

namespace CapacityLab.Reports.Html.Writing;

/// <summary>A table that scrolls within itself where the page is narrower than it.</summary>
internal sealed record Table(string Caption, IReadOnlyList<Column> Columns)
{
    /// <summary>A table of text; the first column heads its row.</summary>
    public Markup Render(IEnumerable<IReadOnlyList<string>> rows) =>
        Render(rows.Select(row => (IReadOnlyList<Markup>)[.. row.Select(cell => Markup.Of($"{cell}"))]));

    public Markup Render(IEnumerable<IReadOnlyList<Markup>> rows) =>
        Markup.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{Caption}"><table>
            <thead><tr>{Markup.Join(Columns.Select(Head))}</tr></thead>
            <tbody>
            {Markup.Join(rows.Select(Row))}</tbody></table></div>

            """
        );

    private static Markup Head(Column column) =>
        column.IsNumber
            ? Markup.Of($"<th scope=\"col\" class=\"n\">{column.Name}</th>")
            : Markup.Of($"<th scope=\"col\">{column.Name}</th>");

    private Markup Row(IReadOnlyList<Markup> cells) => Markup.Of($"<tr>{Markup.Join(cells.Select(Cell))}</tr>\n");

    private Markup Cell(Markup cell, int index) =>
        index == 0 ? Markup.Of($"<th scope=\"row\">{cell}</th>")
        : Columns[index].IsNumber ? Markup.Of($"<td class=\"n\">{cell}</td>")
        : Markup.Of($"<td>{cell}</td>");

    /// <summary>A state with its icon and word.</summary>
    public static Markup Badge(Mark mark) =>
        Markup.Of(
            $"<span class=\"badge {mark.Tone.ToString().ToLowerInvariant()}\"><span aria-hidden=\"true\">{mark.Icon}</span> {mark.Word}</span>"
        );
}
