using System.Globalization;
using CapacityLab.Display;
using CapacityLab.Results.Probes;
using Spectre.Console;

namespace CapacityLab.Commands.Loads;

/// <summary>The summary of one load for people.</summary>
internal static class LoadText
{
    private const int BarWidth = 40;
    private static readonly TimeSpan LongWait = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, Func<LatencySummary, TimeSpan?> Of)[] Rows =
    [
        ("min", l => l.Count > 0 ? l.Min : null),
        ("mean", l => l.Count > 0 ? l.Mean : null),
        ("p50", LatencyPercentile.P50.In),
        ("p75", LatencyPercentile.P75.In),
        ("p90", LatencyPercentile.P90.In),
        ("p95", LatencyPercentile.P95.In),
        ("p99", LatencyPercentile.P99.In),
        ("p99.9", LatencyPercentile.P999.In),
        ("p99.99", LatencyPercentile.P9999.In),
        ("p99.999", LatencyPercentile.P99999.In),
        ("max", l => l.Count > 0 ? l.Max : null),
    ];

    public static void Write(IAnsiConsole console, LoadReport report)
    {
        var probe = report.Probe;
        Line(
            console,
            $"{(report.IsPartial ? "PARTIAL: ended before its time. " : "")}{report.Request.Method} {report.Url.AbsoluteUri}"
        );
        Line(console, $"  {Model(probe)}, {probe.Duration.TotalSeconds:0.0} s, engine {probe.Generator.Engine}");
        Line(
            console,
            $"  {report.RequestsPerSecond:#,0.##} req/s · {probe.Completed:#,0} completed · {probe.Failed:#,0} failed · {probe.Dropped:#,0} dropped · {probe.NotSent:#,0} not sent · {probe.InFlightAtEnd:#,0} still in flight · {report.BytesReceived:#,0} bytes of bodies"
        );
        WriteWait(console, report);
        if (report.Notice is { } notice)
        {
            Line(console, $"  {notice}");
        }

        WritePercentiles(console, probe);
        WriteHistogram(console, probe);
        foreach (var (status, count) in report.Statuses)
        {
            Line(
                console,
                $"  answered: {status} {count:#,0}{(status[0] == '3' ? ", a redirect, which is not followed" : "")}"
            );
        }

        WriteFailures(console, probe);

        if (probe.Resent > 0)
        {
            Line(console, $"  sent once more, on a new connection: {probe.Resent:#,0}");
        }

        WriteGenerator(console, report);
    }

    // A closed load has nearly always something in flight at its end; only a wait of some length is worth a line.
    private static void WriteWait(IAnsiConsole console, LoadReport report)
    {
        if (report.Elapsed - report.Probe.Duration > LongWait)
        {
            Line(
                console,
                $"  {report.Probe.Completed - report.Probe.CompletedInTime:#,0} of the completed were answered after that; with the wait {report.Elapsed.TotalSeconds:0.0} s, {report.RequestsPerElapsedSecond:#,0.##} req/s"
            );
        }
    }

    private static string Model(ProbeResult probe) =>
        probe.Model == LoadModel.Closed
            ? Text($"closed model, {probe.Concurrency:#,0} connections")
            : Text($"open model, {probe.Offered.PerSecond:#,0.####} req/s offered");

    private static void WritePercentiles(IAnsiConsole console, ProbeResult probe)
    {
        Line(console, $"");
        Line(console, $"  {"ms", -8}{"response", 12}{"service", 12}{"send lag", 12}");
        foreach (var (name, of) in Rows)
        {
            string cells = string.Concat(
                ((LatencySummary[])[probe.ResponseTimeMs, probe.ServiceTimeMs, probe.SendLagMs]).Select(summary =>
                    Cell(of(summary)).PadLeft(12)
                )
            );
            Line(console, $"  {name, -8}{cells}");
        }

        if (probe.Failed > 0)
        {
            Line(
                console,
                $"  The percentiles include {probe.Failed:#,0} failed requests of {probe.Completed:#,0}, which may have ended at once."
            );
        }

        Line(console, $"");
    }

    private static void WriteFailures(IAnsiConsole console, ProbeResult probe)
    {
        foreach (var (kind, count) in probe.Failures)
        {
            Line(console, $"  failed: {kind} {count:#,0}");
            foreach (var example in probe.FailureExamples.Where(example => example.Kind == kind))
            {
                string[] parts = [example.Step, example.Request, Text($"{example.Status}"), example.Message];
                Line(console, $"    the first: {string.Join(" · ", parts.Where(part => part.Length > 0))}");
            }
        }
    }

    private static void WriteHistogram(IAnsiConsole console, ProbeResult probe)
    {
        var buckets = probe.ResponseTimeHistogram;
        if (buckets.Count == 0)
        {
            return;
        }

        long most = buckets.Max(bucket => bucket.Count);
        Line(console, $"  {"up to ms", -8}{"responses", 12}");
        foreach (var bucket in buckets)
        {
            string bar = new('▇', (int)Math.Ceiling((double)bucket.Count / most * BarWidth));
            Line(console, $"  {bucket.UpTo.TotalMilliseconds, -8:0.###}{bucket.Count, 12:#,0}  {bar}");
        }

        Line(console, $"");
    }

    // Of fewer observations than that, the percentile would be the maximum under another name.
    private static string Cell(TimeSpan? time) =>
        time?.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static void WriteGenerator(IAnsiConsole console, LoadReport report)
    {
        var use = report.Probe.Generator;
        string cost = report.CpuMicrosecondsPerRequest is { } each ? Text($"{each:0.0} µs of CPU per request, ") : "";
        Line(
            console,
            $"  generator: {cost}{use.CpuCores.Cores:0.00} of {use.CpuLimit.Cores:0.##} CPUs{HeldBack(use)}, {use.GcPause.TotalMilliseconds:0.#} ms of garbage collection, {use.MaxInFlight:#,0} in flight at most"
        );
        foreach (string reason in use.LimitedBecause)
        {
            Line(console, $"  the generator was the limit: {reason}");
        }

        if (OthersOfLoad.Line(report.Probe, Environment.ProcessorCount) is { } others)
        {
            Line(console, $"  {others}");
        }
    }

    private static string HeldBack(GeneratorUse use) =>
        use.ThrottledShare is > 0 and var share ? Text($" (held back by its quota in {share:P0} of the periods)") : "";

    private static void Line(IAnsiConsole console, FormattableString text) =>
        new ShownWriter(console.Profile.Out.Writer).WriteLine(Text(text).TrimEnd());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
