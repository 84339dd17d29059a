using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using Column = CapacityLab.Reports.Csv.CsvColumn<CapacityLab.Results.Sizing.SizedLayout>;

namespace CapacityLab.Reports.Csv;

/// <summary>One row per layout of the recommendation, in its order; the header alone where there is none.</summary>
internal static class RecommendationCsv
{
    public static void Write(TextWriter writer, RunResult result) =>
        CsvFile.Write(
            writer,
            Columns(result.Recommendation ?? new SizingResult()),
            result.Recommendation?.Layouts ?? []
        );

    private static IReadOnlyList<Column> Columns(SizingResult sizing) =>
        [
            Column.Text("layout", l => l.Name),
            Column.Text("recommended", l => l.Name == sizing.Layout ? "true" : "false"),
            Column.Text("outcome", l => Marks.Of(l.Outcome).Word),
            Column.Number("replicas", l => l.Replicas),
            Column.Number("cpuLimitCoresPerReplica", l => l.Cpus.Cores),
            Column.Number("memoryLimitMiBPerReplica", l => l.Memory.MiB),
            Column.Text("capacityOrigin", l => Origin(l.Origin)),
            Column.Number("capacityRequestsPerSecond", l => l.Capacity?.PerSecond),
            Column.Number("capacityPerCoreRequestsPerSecond", l => l.CapacityPerCore?.PerSecond),
            Column.Number("headroomShare", l => l.Headroom),
            Column.Number("spareCapacityRequestsPerSecond", l => l.Spare?.Capacity?.PerSecond),
            Column.Number("spareHeadroomShare", l => l.Spare?.Headroom),
            Column.Number("months", l => l.Months),
            Column.Number("spareMonths", l => l.Spare?.Months),
            Column.Money("costPerHour", l => l.CostPerHour),
            Column.Money("costPerMonth", l => l.CostPerMonth),
            Column.Money("costPerMillionAtLoad", l => l.CostPerMillionAtLoad),
            Column.Money("costPerMillionAtCapacity", l => l.CostPerMillion),
            Column.Text("currency", _ => sizing.Request.Prices?.Currency ?? ""),
            Column.Text("limitedBy", l => l.LimitedBy),
            Column.Text("reasons", l => string.Join(' ', l.Reasons)),
        ];

    private static string Origin(CapacityOrigin? origin) =>
        origin switch
        {
            CapacityOrigin.Measured => "measured",
            CapacityOrigin.AtLeast => "at-least",
            CapacityOrigin.Predicted => "predicted",
            _ => "",
        };
}
