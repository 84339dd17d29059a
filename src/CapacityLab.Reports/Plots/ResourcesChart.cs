using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Reports.Plots;

/// <summary>CPU of each node against its limit, and how often the limit held it back, along the load steps.</summary>
internal sealed class ResourcesChart(LayoutResult layout)
{
    private const int Width = 400;

    private readonly IReadOnlyList<ProbeResult> _probes = layout.ByLoad();
    private readonly NodeSeries _series = new(layout);

    private double Right => _probes.Max(p => p.Offered.PerSecond) * 1.06;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Heading = layout.Title(),
            Caption = Captions.Resources(layout),
            Alternative =
                $"Two line charts for {layout.Title()}: each node's CPU in per cent of its limit, and its share of throttled periods, against the offered load.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Cpu(), 190).Add(Throttled(), 166).Render(),
            Columns = Columns,
            Rows = [.. _probes.SelectMany(p => p.Nodes.Select(n => Row(p, n)))],
        };

    private Panel Cpu()
    {
        var panel = new Panel("CPU, % of limit").Limits(Right, Values(CpuShare), 100, room: 1.36);
        panel.Level(100, PlotColor.Muted, "limit");
        AddNodes(panel, CpuShare, withLegend: true);
        panel.Legend();
        return panel;
    }

    private Panel Throttled()
    {
        var panel = new Panel("Throttled, % of periods") { BottomLabel = "offered, req/s" }.LinearLimits(Right, 105);
        AddNodes(panel, n => n.ThrottledShare * 100, withLegend: false);
        return panel;
    }

    private IEnumerable<double> Values(Func<NodeUse, double?> value) =>
        _probes.SelectMany(p => p.Nodes).Select(value).OfType<double>();

    private void AddNodes(Panel panel, Func<NodeUse, double?> value, bool withLegend)
    {
        foreach (var node in _series.Nodes)
        {
            var points = Points(node, value);
            if (points.Count > 0)
            {
                var line = panel.Marked(
                    points,
                    PlotColor.Of(_series.Index(node)),
                    PlotMarks.Shape(_series.Index(node))
                );
                line.LegendText = withLegend ? _series.Legend(node) : "";
            }
        }
    }

    private List<(double, double)> Points(string node, Func<NodeUse, double?> value) =>
        [
            .. from probe in _probes
            from use in probe.Nodes
            where use.Name == node && value(use) is not null
            select (probe.Offered.PerSecond, value(use)!.Value),
        ];

    private static double? CpuShare(NodeUse node) =>
        node.CpuLimit is { Cores: > 0 } limit ? node.CpuCores / limit * 100 : null;

    private static readonly Column[] Columns =
    [
        Column.Number("Probe"),
        Column.Number("Offered, req/s"),
        Column.Text("Node"),
        Column.Number("CPU"),
        Column.Number("Limit"),
        Column.Number("Of limit"),
        Column.Number("Throttled"),
        Column.Number("Memory, most"),
        Column.Number("Memory limit"),
        Column.Number("Received"),
        Column.Number("Sent"),
        Column.Number("Threads, most"),
    ];

    private static string[] Row(ProbeResult probe, NodeUse node) =>
        [
            Figures.Count(probe.Index),
            Figures.Number(probe.Offered.PerSecond),
            node.Name,
            Figures.Cores(node.CpuCores),
            Figures.Cores(node.CpuLimit),
            Figures.Share(CpuShare(node) / 100),
            Figures.Share(node.ThrottledShare),
            Figures.Memory(node.Memory),
            Figures.Memory(node.MemoryLimit),
            Figures.Bytes(node.RxBytes),
            Figures.Bytes(node.TxBytes),
            Figures.Count(node.Threads),
        ];
}
