using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using ScottPlot;

namespace CapacityLab.Reports.Plots;

/// <summary>Whether the generator kept its schedule: its CPU and its send lag, for every probe of every layout.</summary>
internal sealed class GeneratorChart(RunResult result)
{
    private const int Width = 640;

    private readonly IReadOnlyList<LayoutResult> _layouts = [.. result.Layouts.Where(l => l.ByLoad().Count > 0)];

    private double Right => _layouts.SelectMany(l => l.ByLoad()).Max(p => p.Offered.PerSecond) * 1.06;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Caption = Captions.Generator(result),
            Alternative =
                "Two line charts: the generator's CPU in per cent of its processors, and its send lag, against the offered load; one line a layout.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Cpu(), 190).Add(SendLag(), 196).Render(),
            Columns = Columns,
            Rows = [.. _layouts.SelectMany(l => l.ByLoad().Select(p => Row(l, p)))],
        };

    private Panel Cpu()
    {
        var panel = new Panel("Generator CPU, % of its processors").Limits(
            Right,
            Probes.Select(p => CpuShare(p) ?? 0),
            100,
            room: 1.4
        );
        panel.Level(100, PlotColor.Muted, "all of it");
        AddLayouts(panel, p => CpuShare(p), withLegend: true);
        AddLimited(panel);
        panel.Legend();
        return panel;
    }

    private Panel SendLag()
    {
        var panel = Panel.Log("Send lag p99, ms", "offered, req/s").Limits(Right, Probes.Select(p => Lag(p) ?? 0), 1);
        AddLayouts(panel, Lag, withLegend: false);
        return panel;
    }

    private IEnumerable<ProbeResult> Probes => _layouts.SelectMany(l => l.ByLoad());

    private void AddLayouts(Panel panel, Func<ProbeResult, double?> value, bool withLegend)
    {
        for (var index = 0; index < _layouts.Count; index++)
        {
            var probes = _layouts[index].ByLoad().Where(p => value(p) is not null);
            var line = Line(panel, [.. probes.Select(p => (p.Offered.PerSecond, value(p)!.Value))], index);
            line?.LegendText = withLegend ? Captions.Short(_layouts[index].Title(), 20) : "";
        }
    }

    private static ScottPlot.Plottables.Scatter? Line(
        Panel panel,
        IReadOnlyList<(double, double)> points,
        int series
    ) => points.Count == 0 ? null : panel.Marked(points, PlotColor.Of(series), PlotMarks.Shape(series));

    private void AddLimited(Panel panel)
    {
        var limited = Probes.Where(p => p.Generator.Limited && CpuShare(p) is not null);
        var points = limited.Select(p => (p.Offered.PerSecond, CpuShare(p)!.Value)).ToArray();
        panel.Points(points, PlotColor.Bad, MarkerShape.OpenSquare, "limited");
    }

    private static double? CpuShare(ProbeResult probe) =>
        probe.Generator.CpuLimit.Cores > 0 ? probe.Generator.CpuCores / probe.Generator.CpuLimit * 100 : null;

    private static double? Lag(ProbeResult probe) =>
        probe.SendLagMs.Count > 0 ? probe.SendLagMs.P99.TotalMilliseconds : null;

    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Number("Probe"),
        Column.Number("Offered, req/s"),
        Column.Number("Scheduled"),
        Column.Number("Sent"),
        Column.Number("Dropped"),
        Column.Number("CPU"),
        Column.Number("Send lag p99"),
        Column.Number("Backlog, most"),
        Column.Number("In flight, most"),
        Column.Text("Limited"),
    ];

    private static string[] Row(LayoutResult layout, ProbeResult probe) =>
        [
            layout.Title(),
            Figures.Count(probe.Index),
            Figures.Number(probe.Offered.PerSecond),
            Figures.Count(probe.Scheduled),
            Figures.Count(probe.Sent),
            Figures.Count(probe.Dropped),
            Figures.Share(CpuShare(probe) / 100),
            Figures.Percentile(probe.SendLagMs, LatencyPercentile.P99),
            Figures.Count(probe.Generator.MaxBacklog),
            Figures.Count(probe.Generator.MaxInFlight),
            probe.Generator.Limited ? string.Join(" ", probe.Generator.LimitedBecause.DefaultIfEmpty("yes")) : "no",
        ];
}
