using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using Column = CapacityLab.Reports.Csv.CsvColumn<(
    CapacityLab.Results.Layouts.LayoutResult Layout,
    CapacityLab.Results.Layouts.ServiceDemand Demand
)>;

namespace CapacityLab.Reports.Csv;

/// <summary>One row per layout, node and resource; the header alone where no demand is known.</summary>
internal static class DemandsCsv
{
    public static void Write(TextWriter writer, RunResult result) =>
        CsvFile.Write(
            writer,
            Columns,
            result.Layouts.SelectMany(layout => layout.Demands.Select(demand => (layout, demand)))
        );

    private static readonly IReadOnlyList<Column> Columns =
    [
        Column.Text("layout", row => row.Layout.Title()),
        Column.Text("node", row => row.Demand.Node),
        Column.Text("role", row => row.Demand.Role),
        Column.Text("resource", row => row.Demand.Resource),
        // Processor time of a request is parts of a millisecond.
        Column.Money("perRequest", row => row.Demand.PerRequest),
        Column.Money("perRequestLow", row => row.Demand.Low),
        Column.Money("perRequestHigh", row => row.Demand.High),
        Column.Number("idlePerSecond", row => row.Demand.Idle),
        Column.Number("observations", row => row.Demand.Observations),
        Column.Number("limitPerSecond", row => row.Demand.Limit),
        Column.Number("boundRequestsPerSecond", row => row.Demand.BoundRequestsPerSecond?.PerSecond),
        Column.Number("boundLow", row => row.Demand.BoundLow?.PerSecond),
        Column.Number("boundHigh", row => row.Demand.BoundHigh?.PerSecond),
        Column.Number("capacityRequestsPerSecond", row => row.Layout.Capacity.RequestsPerSecond?.PerSecond),
        Column.Text("agreement", row => Agreement(row.Layout)),
    ];

    private static string Agreement(LayoutResult layout) =>
        (layout.DemandCheck?.Agreement ?? DemandAgreement.Unknown).ToString().ToLowerInvariant();
}
