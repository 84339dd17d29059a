using System.Globalization;
using CapacityLab.Analysis.Judging;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Texts;
using CapacityLab.Results.Units;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Display;

/// <summary>One line for each thing worth a line, for logs and pipes.</summary>
internal sealed class PlainRunDisplay(IAnsiConsole console, TimeProvider time) : IRunDisplay
{
    private static readonly TimeSpan MarkedPause = TimeSpan.FromSeconds(1);
    private readonly long startedAt = time.GetTimestamp();

    public void On(RunEvent runEvent)
    {
        if (Line(runEvent) is { } line)
        {
            console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{time.GetElapsedTime(startedAt).TotalSeconds, 6:0.0} s] {line}"
                )
            );
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Line(RunEvent runEvent) =>
        runEvent switch
        {
            RunEvent.Started started =>
                $"{started.Plan.Name}: {Counted.Of(started.Plan.Layouts.Count, "layout")}, run {started.Header.RunId}",
            RunEvent.Note note => note.Text,
            RunEvent.LayoutStarted layout => $"{layout.Layout} ({layout.Number} of {layout.Of}): starting",
            RunEvent.LayoutReady ready => string.Create(
                CultureInfo.InvariantCulture,
                $"{ready.Layout}: healthy after {ready.StartUp.TotalSeconds:0.0} s, limits by {ready.LimitsBy}{(ready.Balancer.Length > 0 ? $", behind {ready.Balancer}" : "")}"
            ),
            RunEvent.WarmedUp warm => string.Create(
                CultureInfo.InvariantCulture,
                $"{warm.Layout}: warm after {warm.WarmUp.Duration.TotalSeconds:0.0} s, {warm.WarmUp.Requests:#,0} requests{(warm.WarmUp.Settled ? "" : ", not settled")}{Part(FailureText.Of(warm.WarmUp.FailureExamples))}"
            ),
            RunEvent.Recovering recovering =>
                $"{recovering.Layout}: still busy with what probe {recovering.After} left, waiting for it to recover",
            RunEvent.WaitingForQuiet waiting =>
                $"{waiting.Layout}: waiting for the host to be quiet, {HostDisturbance.Used(waiting.Others.Cores, waiting.Processors)}",
            RunEvent.ProbeEnded probe => $"{probe.Layout}: {ProbeLine(probe.Probe)}",
            RunEvent.NodeHappened happened => $"{happened.Layout}: {happened.Event.Message}",
            RunEvent.AlertFired fired => $"ALERT {fired.Alert.Message}",
            RunEvent.LayoutEnded { Layout.Error.Length: > 0 } ended => $"{ended.Layout.Name}: {ended.Layout.Error}",
            RunEvent.LayoutEnded ended =>
                $"{ended.Layout.Name}: capacity {Capacity(ended.Layout.Capacity)}, limited by {ended.Layout.Bottleneck.Cause}",
            RunEvent.Confirming confirming => confirming.Text,
            RunEvent.Confirmed { Layout.Bottleneck: { Confirmation.Raised: null } tried } confirmed =>
                $"{confirmed.Layout.Name}: to confirm {tried.Cause}, nothing is raised: {tried.Confirmation.Evidence}",
            RunEvent.Confirmed { Layout.Bottleneck.Confirmation: { } confirmation } confirmed =>
                $"{confirmed.Layout.Name}: {confirmed.Layout.Bottleneck.Cause} {Marks.Of(confirmation.Outcome).Word}: {confirmation.Evidence}",
            _ => null,
        };

    private static string ProbeLine(ProbeResult probe)
    {
        var hottest = probe.Nodes.MaxBy(node => node.CpuLimit is { Cores: > 0 } limit ? node.CpuCores / limit : 0);
        string cpu = hottest is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", {hottest.Name} {hottest.CpuCores.Cores:0.00} of {hottest.CpuLimit?.Cores:0.##} CPU"
            );
        string outcome = probe.ObjectivesHeld switch
        {
            true when probe.JudgedResponses > 0 => Text(
                $"holds in its sound seconds, {probe.ExcludedSeconds.Count} of {probe.Intervals.Count} left out"
            ),
            true => "holds",
            false => $"does not hold: {string.Join("; ", probe.ObjectivesBroken)}",
            null when probe.Purpose == ProbePurpose.Ladder => probe.Concurrency == 0
                ? "for the scale, paced"
                : $"for the scale, {Counted.Of(probe.Concurrency, "user")}",
            null when probe.DisturbedBy.Length > 0 => $"no conclusion: {probe.DisturbedBy}",
            null => $"no conclusion: {string.Join(" ", probe.Generator.LimitedBecause)}",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"probe {probe.Index}, {Pause(probe)}{BothRates.Text(probe.Offered, probe.OfferedIterations)} offered, {BothRates.Text(probe.Achieved, probe.AchievedIterations)} ok, p99 {P99(probe.ResponseTimeMs)}{OfRequest(probe)}{cpu}{Failures(probe)}: {outcome}"
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Failures(ProbeResult probe) => Part(FailureText.Of(probe));

    private static string Part(string text) => text.Length > 0 ? $", {text}" : "";

    private static string Capacity(CapacityResult capacity) =>
        capacity.RequestsPerSecond is { } rate ? BothRates.Text(rate, capacity.IterationsPerSecond) : "none";

    private static string OfRequest(ProbeResult probe) =>
        probe.HasSeveralRequests ? $", of a request {P99(probe.RequestTimeMs)}" : "";

    /// <summary>Few answers have no such percentile.</summary>
    private static string P99(LatencySummary times) =>
        LatencyPercentile.P99.In(times) is { } p99
            ? string.Create(CultureInfo.InvariantCulture, $"{p99.TotalMilliseconds:#,0.0} ms")
            : "–";

    /// <summary>Most targets recover at once, which needs no words.</summary>
    private static string Pause(ProbeResult probe) =>
        probe.Recovery is { } pause && (pause.Waited >= MarkedPause || !pause.Recovered)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"after {pause.Waited.TotalSeconds:0.0} s for the target to recover{(pause.Recovered ? "" : ", which it did not")}, "
            )
            : "";
}
