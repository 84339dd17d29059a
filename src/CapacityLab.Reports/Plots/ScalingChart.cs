using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Scaling;
using ScottPlot;

namespace CapacityLab.Reports.Plots;

/// <summary>The edge of capacity against one size: what was measured with its brackets, the ideal line, the law and its band.</summary>
internal sealed class ScalingChart(ScalingLaw law, string heading)
{
    private const int Width = 480;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Heading = heading,
            Caption = law.Reason.Length > 0 ? law.Reason : "Nothing is said of the law.",
            Alternative =
                $"Chart: {heading}, the measured edges of capacity with their brackets, the ideal line, and the law that was fitted with its 95 % band.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Panel(), 300).Render(),
            Columns = Columns(law),
            Rows = [.. law.Points.Select(Row).Concat(law.Predictions.Select(Row))],
        };

    private Panel Panel()
    {
        var panel = new Panel("Capacity, req/s") { BottomLabel = law.Axis }.Limits(
            law.Points.Select(p => p.N).Concat(law.Curve.Select(p => p.N)).Append(1).Max() * law.Unit * 1.04,
            law.Points.Select(p => p.Bracket?.High ?? p.Throughput).Concat(law.Curve.Select(p => p.Throughput)),
            1,
            room: 1.35
        );
        AddLaw(panel);
        foreach (var point in law.Points)
        {
            AddBracket(panel, point);
        }

        panel.Points([.. law.Points.Select(p => (X(p.N), p.Throughput))], PlotColor.Of(0), Shape, "edge measured");
        panel.Legend();
        return panel;
    }

    private static MarkerShape Shape => MarkerShape.FilledCircle;

    private double X(double n) => n * law.Unit;

    private void AddLaw(Panel panel)
    {
        AddBand(panel, [.. law.Curve.Where(p => p.Band?.High is not null)]);
        if (law.Curve.Count > 0)
        {
            var ideal = panel.Line([.. law.Curve.Select(p => (X(p.N), p.Ideal))], PlotColor.Muted);
            ideal.LineWidth = Dash.Dotted.Width;
            ideal.LegendText = "ideal";
            panel.Line([.. law.Curve.Select(p => (X(p.N), p.Throughput))], PlotColor.Of(1)).LegendText =
                ScalingFacts.Model(law);
        }
    }

    private void AddBand(Panel panel, ScalingCurvePoint[] banded)
    {
        if (banded.Length < 2)
        {
            return;
        }

        double[] places = [.. banded.Select(p => X(p.N))];
        var band = panel.Plot.Add.FillY(
            places,
            [.. banded.Select(p => p.Band!.Low)],
            [.. banded.Select(p => p.Band!.High!.Value)]
        );
        band.FillColor = PlotColor.Band.Color;
        band.LineWidth = 0;
        band.LegendText = "95 %";
        foreach (var edge in new Func<ScalingCurvePoint, double>[] { p => p.Band!.Low, p => p.Band!.High!.Value })
        {
            panel.Line([.. banded.Select(p => (X(p.N), edge(p)))], PlotColor.Of(1)).LineWidth = Dash.Short.Width;
        }
    }

    private void AddBracket(Panel panel, ScalingPoint point)
    {
        if (point.Bracket is { High: { } high } bracket)
        {
            double cap = law.Points.Max(p => p.N) * law.Unit * 0.015;
            double x = X(point.N);
            panel.Line(
                [
                    (x - cap, bracket.Low),
                    (x + cap, bracket.Low),
                    (x, bracket.Low),
                    (x, high),
                    (x - cap, high),
                    (x + cap, high),
                ],
                PlotColor.Ink
            );
        }
    }

    private static Column[] Columns(ScalingLaw law) =>
        [
            Column.Number(law.Axis.Length > 0 ? law.Axis : "n"),
            Column.Text("Layout"),
            Column.Number("Edge measured, req/s"),
            Column.Number("Bracket or 95 % interval, req/s"),
            Column.Number("By the law, req/s"),
            Column.Text("Remark"),
        ];

    private string[] Row(ScalingPoint point) =>
        [
            ScalingFacts.Size(law, point.N),
            point.Layout,
            Figures.Number(point.Throughput),
            ScalingFacts.Interval(point.Bracket),
            law.IsFitted ? Figures.Number(point.Fitted) : Figures.Missing,
            "measured",
        ];

    private string[] Row(ScalingPrediction prediction) =>
        [
            ScalingFacts.Size(law, prediction.N),
            Figures.Missing,
            Figures.Missing,
            ScalingFacts.Interval(prediction.Interval),
            Figures.Number(prediction.Throughput),
            prediction.Reason.Length > 0 ? prediction.Reason : "predicted",
        ];
}
