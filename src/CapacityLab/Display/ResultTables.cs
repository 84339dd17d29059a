using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CapacityLab.Display;

/// <summary>The result at the end of a run, on the console: the same rows that the report shows.</summary>
internal static class ResultTables
{
    public static void Write(IAnsiConsole console, RunResult result)
    {
        Write(console, SummaryTable.Columns, SummaryTable.Of(result).Rows.Select(row => row.Cells));
        if (CaveatRow.Line(result) is { Length: > 0 } unsure)
        {
            console.WriteLine(unsure);
        }

        foreach (string line in DemandFinding.Lines(result))
        {
            console.WriteLine(line);
        }

        foreach (var row in ConfirmationRow.Of(result))
        {
            console.WriteLine(row.ToString());
        }

        foreach (var failed in result.Layouts.Where(layout => layout.Error.Length > 0))
        {
            // The display of the run is cleared with its end, and the table has no room for a log.
            console.WriteLine($"✕ {failed.Name}: {failed.Error}");
        }

        if (result.Recommendation is { } sizing)
        {
            SizingTables.Write(console, sizing);
            console.WriteLine(sizing.Answer);
        }

        Write(console, GateRow.Columns, GateRow.Of(result).Select(row => row.Cells));
        foreach (var warning in result.Warnings)
        {
            string where = warning.Layout.Length > 0 ? $" {warning.Layout}:" : "";
            console.WriteLine($"! {warning.Code}:{where} {warning.Message} {warning.Advice}");
        }
    }

    private static void Write(
        IAnsiConsole console,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. columns]);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(ShownCell.Of).ToArray<IRenderable>());
        }

        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }
}
