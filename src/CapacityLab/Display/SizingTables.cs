using CapacityLab.Reports.Text;
using CapacityLab.Results.Sizing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CapacityLab.Display;

/// <summary>A recommendation on the console: the rows of the report, and why layouts do not hold.</summary>
internal static class SizingTables
{
    public static void Write(IAnsiConsole console, SizingResult sizing)
    {
        var shown = RecommendationTable.Of(sizing);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns([.. shown.Columns.Select(column => column.Name)]);
        foreach (var row in shown.Rows)
        {
            table.AddRow(row.Cells.Select(ShownCell.Of).ToArray<IRenderable>());
        }

        console.Write(table);
        foreach (string line in RecommendationText.Lines(sizing))
        {
            console.WriteLine(line);
        }
    }
}
