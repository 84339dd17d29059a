using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using ScottPlot;

namespace CapacityLab.Reports.Plots;

/// <summary>Offered against achieved, over the response time against load: where one layout's knee is.</summary>
internal sealed class CurvesChart(LayoutResult layout, Objectives objectives)
{
    private const int Width = 400;

    private readonly IReadOnlyList<ProbeResult> _probes = layout.ByLoad();

    private double Right => _probes.Max(p => p.Offered.PerSecond) * 1.06;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Heading = layout.Title(),
            Caption = Captions.Curves(layout),
            Alternative =
                $"Two line charts for {layout.Title()}: the rate achieved and the response times p50, p95 and p99, each against the offered load.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Achieved(), 190).Add(ResponseTime(), 226).Render(),
            Columns = HasSeveralRequests ? [.. Columns, .. OfRequests] : Columns,
            Rows =
            [
                .. _probes.Select(probe => HasSeveralRequests ? [.. Row(probe), .. RequestCells(probe)] : Row(probe)),
            ],
        };

    private Panel Achieved()
    {
        var panel = new Panel("Achieved, req/s").Limits(Right, _probes.Select(p => p.Offered.PerSecond), 1);
        var reference = panel.Line([(0, 0), (Right, Right)], PlotColor.Muted);
        reference.LineWidth = Dash.Dotted.Width;
        reference.LegendText = "offered";
        panel.Line(Points(_probes, p => p.Achieved.PerSecond), PlotColor.Of(0));
        AddOutcomes(panel);
        AddCapacity(panel, withText: true);
        panel.Legend();
        return panel;
    }

    private void AddOutcomes(Panel panel)
    {
        panel.Points(Achieved(true), PlotColor.Of(0), MarkerShape.FilledCircle, "held");
        panel.Points(Achieved(false), PlotColor.Bad, MarkerShape.Eks, "broken");
        panel.Points(Achieved(null), PlotColor.Warning, MarkerShape.OpenCircle, "undecided");
    }

    private List<(double, double)> Achieved(bool? held) =>
        Points(_probes.Where(p => p.ObjectivesHeld == held), p => p.Achieved.PerSecond);

    private Panel ResponseTime()
    {
        var observed = _probes.Where(p => p.ResponseTimeMs.Count > 0).ToArray();
        var slo = objectives.P99.TotalMilliseconds;
        var values = observed
            .SelectMany(p => LatencyPercentile.All.Take(5).Select(percentile => percentile.In(p.ResponseTimeMs)))
            .OfType<TimeSpan>()
            .Select(t => t.TotalMilliseconds);
        var panel = Panel.Log("Response time, ms", "offered, req/s").Limits(Right, values, slo);
        AddPercentile(panel, observed, 0, "p50", LatencyPercentile.P50);
        AddPercentile(panel, observed, 1, "p95", LatencyPercentile.P95);
        AddPercentile(panel, observed, 2, "p99", LatencyPercentile.P99);
        if (slo > 0)
        {
            panel.Level(slo, PlotColor.Bad, $"p99 objective {Figures.Number(slo)}");
        }

        AddCapacity(panel, withText: false);
        panel.Legend();
        return panel;
    }

    private static void AddPercentile(
        Panel panel,
        IEnumerable<ProbeResult> probes,
        int series,
        string name,
        LatencyPercentile percentile
    )
    {
        var points = Points(
            probes.Where(p => percentile.In(p.ResponseTimeMs) is not null),
            p => percentile.Of(p.ResponseTimeMs).TotalMilliseconds
        );
        if (points.Count > 0)
        {
            panel.Marked(points, PlotColor.Of(series), PlotMarks.Shape(series)).LegendText = name;
        }
    }

    private void AddCapacity(Panel panel, bool withText)
    {
        if (!layout.HasCapacity())
        {
            return;
        }

        var rate = layout.StatedCapacity().PerSecond;
        panel.Upright(rate, PlotColor.Ink, Dash.Short);
        if (withText)
        {
            var side = rate > Right / 2 ? Alignment.LowerRight : Alignment.LowerLeft;
            panel.Label($" capacity {Figures.Number(rate)} ", rate, 0, PlotColor.Ink, side);
        }
    }

    private static List<(double, double)> Points(IEnumerable<ProbeResult> probes, Func<ProbeResult, double> value) =>
        [.. probes.Select(p => (p.Offered.PerSecond, value(p)))];

    private bool HasSeveralRequests => _probes.Any(probe => probe.HasSeveralRequests);

    /// <summary>Where an iteration is several requests.</summary>
    private static readonly Column[] OfRequests =
    [
        Column.Number("Offered, iterations/s"),
        Column.Number("Achieved, iterations/s"),
        Column.Number("p99 of a request"),
    ];

    private static string[] RequestCells(ProbeResult probe) =>
        [
            Figures.Number(probe.OfferedIterations.PerSecond),
            Figures.Number(probe.AchievedIterations.PerSecond),
            Figures.Percentile(probe.RequestTimeMs, LatencyPercentile.P99),
        ];

    private static readonly Column[] Columns =
    [
        Column.Number("Probe"),
        Column.Number("Offered, req/s"),
        Column.Number("Achieved, req/s"),
        Column.Number("Success"),
        Column.Number("p50"),
        Column.Number("p95"),
        Column.Number("p99"),
        Column.Text("Objectives"),
    ];

    private static string[] Row(ProbeResult probe) =>
        [
            Figures.Count(probe.Index),
            Figures.Number(probe.Offered.PerSecond),
            Figures.Number(probe.Achieved.PerSecond),
            Figures.Share(probe.SuccessRatio),
            Figures.Percentile(probe.ResponseTimeMs, LatencyPercentile.P50),
            Figures.Percentile(probe.ResponseTimeMs, LatencyPercentile.P95),
            Figures.Percentile(probe.ResponseTimeMs, LatencyPercentile.P99),
            string.Join("; ", probe.ObjectivesBroken.Prepend(Marks.Of(probe).ToString())),
        ];
}
