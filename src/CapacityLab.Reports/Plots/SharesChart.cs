using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CapacityLab.Reports.Plots;

/// <summary>Which node answered which share of the requests, against an even one.</summary>
internal sealed class SharesChart
{
    private const int Width = 640;

    private readonly IReadOnlyList<Share> _shares;

    public SharesChart(RunResult result) => _shares = [.. result.Layouts.SelectMany(Of)];

    public bool IsEmpty => _shares.Count == 0;

    public Chart Render(string id) =>
        new()
        {
            Id = id,
            Caption = Captions.Shares([.. _shares.Select(s => (s.Layout, s.OfAll, s.Even))]),
            Alternative =
                "Bar chart: the share of its layout's requests that each node answered, with a mark at an even share.",
            Width = Width,
            Plot = new PlotSheet(Width).Add(Bars(), 58 + (24 * _shares.Count)).Render(),
            Columns = Columns,
            Rows = [.. _shares.Select(Row)],
        };

    private Panel Bars()
    {
        var panel = new Panel("Share of the layout's requests, %", left: 210).LinearLimits(110, 1);
        panel.Plot.Axes.SetLimitsY(-0.5, _shares.Count - 0.5);
        panel.Plot.Axes.Left.TickGenerator = new NumericManual(
            [.. _shares.Select((_, index) => Place(index))],
            [.. _shares.Select(s => Captions.Short($"{s.Layout} · {s.Node}", 32))]
        );
        panel.Plot.Grid.YAxisStyle.IsVisible = false;
        for (var index = 0; index < _shares.Count; index++)
        {
            AddShare(panel, _shares[index], Place(index));
        }

        return panel;
    }

    private double Place(int index) => _shares.Count - 1 - index;

    private static void AddShare(Panel panel, Share share, double place)
    {
        panel.Plot.Add.Bar(
            new Bar
            {
                Position = place,
                Value = share.OfAll * 100,
                Size = 0.62,
                FillColor = (share.IsNode ? PlotColor.Of(0) : PlotColor.Bad).Color,
                LineWidth = 0,
                Orientation = Orientation.Horizontal,
            }
        );
        var end = Math.Max(share.OfAll, share.IsNode ? share.Even : 0) * 100;
        panel.Label($"  {Figures.Share(share.OfAll)}", end, place, PlotColor.Ink, Alignment.MiddleLeft);
        if (share.IsNode)
        {
            panel.Line([(share.Even * 100, place - 0.42), (share.Even * 100, place + 0.42)], PlotColor.Ink);
        }
    }

    private static IEnumerable<Share> Of(LayoutResult layout)
    {
        var nodes = layout.Shares.Count(s => s.Node != NodeShare.NoNode);
        var all = layout.Shares.Sum(s => s.Requests);
        return nodes < 2 || all == 0
            ? []
            : layout.Shares.Select(s => new Share(
                layout.Title(),
                s.Node,
                s.Requests,
                (double)s.Requests / all,
                1.0 / nodes
            ));
    }

    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Text("Node"),
        Column.Number("Requests"),
        Column.Number("Share"),
        Column.Number("Even share"),
    ];

    private static string[] Row(Share share) =>
        [
            share.Layout,
            share.IsNode ? share.Node : "no node answered",
            Figures.Count(share.Requests),
            Figures.Share(share.OfAll),
            share.IsNode ? Figures.Share(share.Even) : Figures.Missing,
        ];

    private sealed record Share(string Layout, string Node, long Requests, double OfAll, double Even)
    {
        public bool IsNode => Node != NodeShare.NoNode;
    }
}
