using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using Column = CapacityLab.Reports.Csv.CsvColumn<CapacityLab.Reports.Csv.SamplesCsv.Row>;

namespace CapacityLab.Reports.Csv;

/// <summary>One row per sample of a node.</summary>
internal static class SamplesCsv
{
    internal sealed record Row(LayoutResult Layout, NodeSample Sample);

    private static readonly Column[] Columns =
    [
        Column.Text("layout", r => r.Layout.Name),
        Column.Moment("at", r => r.Sample.At),
        Column.Number("probe", r => r.Sample.ProbeIndex),
        Column.Text("node", r => r.Sample.Node),
        Column.Number("cpuCores", r => r.Sample.CpuCores.Cores),
        Column.Number("throttledShare", r => r.Sample.ThrottledShare),
        Column.Number("memoryMiB", r => r.Sample.Memory.MiB),
        Column.Number("rxBytes", r => r.Sample.RxBytes),
        Column.Number("txBytes", r => r.Sample.TxBytes),
        Column.Number("threads", r => r.Sample.Threads),
    ];

    public static void Write(TextWriter writer, RunResult result) =>
        CsvFile.Write(
            writer,
            Columns,
            result.Layouts.SelectMany(layout => layout.Samples.Select(sample => new Row(layout, sample)))
        );
}
