using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CapacityLab.Reports.Plots;

/// <summary>A larger replica or one more: the capacity of each layout, CPU across and replicas up.</summary>
internal sealed class SizesChart
{
    private const int Width = 640;

    private readonly IReadOnlyList<LayoutResult> _layouts;
    private readonly double[] _cpus;
    private readonly int[] _replicas;
    private readonly double _largest;

    public SizesChart(RunResult result)
    {
        // Of several layouts of one size, the one that holds most stands for it.
        _layouts =
        [
            .. result
                .Layouts.Where(l => l.Replicas > 0 && l.Cpus.Cores > 0)
                .GroupBy(l => (l.Replicas, l.Cpus))
                .Select(same => same.Ranked()[0]),
        ];
        _cpus = [.. _layouts.Select(l => l.Cpus.Cores).Distinct().Order()];
        _replicas = [.. _layouts.Select(l => l.Replicas).Distinct().Order()];
        _largest = _layouts.Select(l => l.StatedCapacity().PerSecond).DefaultIfEmpty().Max();
    }

    /// <summary>One size in one direction leaves nothing to choose.</summary>
    public bool IsEmpty => _layouts.Count(l => l.HasCapacity()) < 2;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Caption = Captions.Sizes(_layouts),
            Alternative =
                "Heat map: the capacity of each layout in requests a second, CPU of a replica across, number of replicas up.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Cells(), 70 + (44 * _replicas.Length)).Render(),
            Columns = Columns,
            Rows = [.. _layouts.OrderBy(l => l.Replicas).ThenBy(l => l.Cpus).Select(Row)],
        };

    private Panel Cells()
    {
        var panel = new Panel("Capacity, req/s: replicas up, CPU of one across", left: 60).LinearLimits(1, 1);
        panel.Plot.Axes.SetLimits(-0.5, _cpus.Length - 0.5, -0.5, _replicas.Length - 0.5);
        panel.Plot.Axes.Left.TickGenerator = new NumericManual(
            [.. _replicas.Select((_, index) => (double)index)],
            [.. _replicas.Select(count => $"{Figures.Count(count)} ×")]
        );
        panel.Plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. _cpus.Select((_, index) => (double)index)],
            [.. _cpus.Select(cores => Figures.WithUnit(cores, "CPU"))]
        );
        panel.Plot.HideGrid();
        foreach (var layout in _layouts)
        {
            AddCell(panel, layout);
        }

        return panel;
    }

    private void AddCell(Panel panel, LayoutResult layout)
    {
        int x = Array.IndexOf(_cpus, layout.Cpus.Cores);
        int y = Array.IndexOf(_replicas, layout.Replicas);
        var cell = panel.Plot.Add.Rectangle(x - 0.47, x + 0.47, y - 0.44, y + 0.44);
        cell.FillColor = Shade(layout).Color;
        cell.LineWidth = 0;
        panel.Label(
            layout.HasCapacity() ? LayoutRow.CapacityOf(layout) : Marks.Of(layout).Word,
            x,
            y,
            PlotColor.Ink,
            Alignment.MiddleCenter
        );
    }

    private PlotColor Shade(LayoutResult layout) =>
        layout.HasCapacity() ? PlotColor.HeatOf(layout.StatedCapacity().PerSecond / _largest) : PlotColor.Band;

    private static readonly Column[] Columns =
    [
        Column.Number("Replicas"),
        Column.Number("CPU of one"),
        Column.Text("Layout"),
        Column.Number("Capacity"),
        Column.Text("Status"),
    ];

    private static string[] Row(LayoutResult layout) =>
        [
            Figures.Count(layout.Replicas),
            Figures.Cores(layout.Cpus),
            layout.Title(),
            LayoutRow.CapacityOf(layout),
            Marks.Of(layout).ToString(),
        ];
}
