using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using Column = CapacityLab.Reports.Csv.CsvColumn<CapacityLab.Reports.Csv.ProbesCsv.Row>;

namespace CapacityLab.Reports.Csv;

/// <summary>One row per layout and probe.</summary>
internal static class ProbesCsv
{
    internal sealed record Row(LayoutResult Layout, ProbeResult Probe);

    public static void Write(TextWriter writer, RunResult result) =>
        CsvFile.Write(
            writer,
            [.. LayoutColumns, .. ProbeColumns, .. LatencyColumns, .. GeneratorColumns, .. OutcomeColumns],
            result.Layouts.SelectMany(layout => layout.Probes.Select(probe => new Row(layout, probe)))
        );

    private static IEnumerable<Column> LayoutColumns =>
        [
            Column.Text("layout", r => r.Layout.Name),
            Column.Text("kind", r => r.Layout.Kind == LayoutKind.Vertical ? "vertical" : "horizontal"),
            Column.Number("replicas", r => r.Layout.Replicas),
            Column.Number("cpuLimitCoresPerReplica", r => r.Layout.Cpus.Cores),
            Column.Number("memoryLimitMiBPerReplica", r => r.Layout.Memory.MiB),
            Column.Number("capacityRequestsPerSecond", r => Capacity(r.Layout)),
            Column.Number("capacityIterationsPerSecond", r => Iterations(r.Layout)),
            Column.Text("capacityStatus", r => Marks.Of(r.Layout.Capacity.Status).Word),
        ];

    private static IEnumerable<Column> ProbeColumns =>
        [
            Column.Number("probe", r => r.Probe.Index),
            Column.Text("purpose", r => PurposeOf(r.Probe.Purpose)),
            Column.Text("model", r => r.Probe.Model == LoadModel.Open ? "open" : "closed"),
            Column.Moment("startedAt", r => r.Probe.StartedAt),
            Column.Number("durationSeconds", r => r.Probe.Duration.TotalSeconds),
            Column.Number("offeredPerSecond", r => r.Probe.Offered.PerSecond),
            Column.Number("offeredIterationsPerSecond", r => Iterations(r.Probe, r.Probe.OfferedIterations)),
            Column.Number("requestsPerIteration", r => r.Probe.RequestsPerIteration),
            Column.Number("concurrency", r => r.Probe.Concurrency),
            Column.Number("achievedPerSecond", r => r.Probe.Achieved.PerSecond),
            Column.Number("achievedIterationsPerSecond", r => Iterations(r.Probe, r.Probe.AchievedIterations)),
            Column.Number("scheduled", r => r.Probe.Scheduled),
            Column.Number("sent", r => r.Probe.Sent),
            Column.Number("completed", r => r.Probe.Completed),
            Column.Number("completedInTime", r => r.Probe.CompletedInTime),
            Column.Number("ok", r => r.Probe.Ok),
            Column.Number("failed", r => r.Probe.Failed),
            Column.Number("dropped", r => r.Probe.Dropped),
            Column.Number("inFlightAtEnd", r => r.Probe.InFlightAtEnd),
            Column.Number("notSent", r => r.Probe.NotSent),
            Column.Number("requestsCompleted", r => r.Probe.RequestsCompleted),
            Column.Number("resent", r => r.Probe.Resent),
            Column.Number("successRatio", r => r.Probe.SuccessRatio),
            Column.Text("failures", r => FailuresOf(r.Probe)),
        ];

    private static IEnumerable<Column> LatencyColumns =>
        [
            .. Latencies("responseTime", r => r.Probe.ResponseTimeMs),
            .. Latencies("requestTime", r => r.Probe.RequestTimeMs),
            .. Latencies("serviceTime", r => r.Probe.ServiceTimeMs),
            .. Latencies("sendLag", r => r.Probe.SendLagMs),
        ];

    private static IEnumerable<Column> GeneratorColumns =>
        [
            Column.Text("generatorEngine", r => r.Probe.Generator.Engine),
            Column.Number("generatorCpuCores", r => r.Probe.Generator.CpuCores.Cores),
            Column.Number("generatorCpuLimitCores", r => r.Probe.Generator.CpuLimit.Cores),
            Column.Number("generatorThrottledShare", r => r.Probe.Generator.ThrottledShare),
            Column.Number("generatorGcPauseMs", r => r.Probe.Generator.GcPause.TotalMilliseconds),
            Column.Number("generatorMaxBacklog", r => r.Probe.Generator.MaxBacklog),
            Column.Number("generatorMaxInFlight", r => r.Probe.Generator.MaxInFlight),
            Column.Text("generatorLimited", r => r.Probe.Generator.Limited ? "true" : "false"),
        ];

    private static IEnumerable<Column> OutcomeColumns =>
        [
            Column.Text("outcome", r => Marks.Of(r.Probe).Word),
            Column.Text("objectivesBroken", r => string.Join("; ", r.Probe.ObjectivesBroken)),
            Column.Text("endedEarly", r => r.Probe.EndedEarly),
            Column.Number("recoverySeconds", r => r.Probe.Recovery?.Waited.TotalSeconds),
            Column.Number("littlesLawError", r => r.Probe.LittlesLawError),
            Column.Number("othersCpuCores", r => r.Probe.OthersCpu?.Cores),
            Column.Text("disturbedBy", r => r.Probe.DisturbedBy),
            Column.Number("excludedSeconds", r => r.Probe.ExcludedSeconds.Count),
            Column.Number("quietWaitSeconds", r => r.Probe.QuietWait?.TotalSeconds),
            Column.Text("suspect", r => string.Join(" ", r.Probe.Disturbances)),
        ];

    private static IEnumerable<Column> Latencies(string name, Func<Row, LatencySummary> summary) =>
        [
            Column.Latency(name + "MinMs", summary, l => l.Min),
            Column.Latency(name + "MeanMs", summary, l => l.Mean),
            Column.Percentile(name + "P50Ms", summary, LatencyPercentile.P50),
            Column.Percentile(name + "P75Ms", summary, LatencyPercentile.P75),
            Column.Percentile(name + "P90Ms", summary, LatencyPercentile.P90),
            Column.Percentile(name + "P95Ms", summary, LatencyPercentile.P95),
            Column.Percentile(name + "P99Ms", summary, LatencyPercentile.P99),
            Column.Percentile(name + "P999Ms", summary, LatencyPercentile.P999),
            Column.Latency(name + "MaxMs", summary, l => l.Max),
        ];

    private static double? Capacity(LayoutResult layout) =>
        layout.HasCapacity() ? layout.StatedCapacity().PerSecond : null;

    private static double? Iterations(LayoutResult layout) =>
        layout.HasCapacity() ? layout.Capacity.IterationsPerSecond?.PerSecond : null;

    /// <summary>Missing in results from before there was this.</summary>
    private static double? Iterations(ProbeResult probe, IterationRate rate) =>
        probe.OfferedIterations.PerSecond > 0 ? rate.PerSecond : null;

    private static string PurposeOf(ProbePurpose purpose) =>
        purpose switch
        {
            ProbePurpose.WarmUp => "warm-up",
            ProbePurpose.Ladder => "ladder",
            ProbePurpose.Search => "search",
            _ => "verification",
        };

    private static string FailuresOf(ProbeResult probe) =>
        string.Join("; ", probe.Failures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));
}
