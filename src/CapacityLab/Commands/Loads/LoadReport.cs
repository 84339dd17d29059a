using System.Text.Json;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Commands.Loads;

/// <summary>What one load has shown. Text and JSON render it and compute nothing more.</summary>
internal sealed record LoadReport(Uri Url, LoadRequest Request, ProbeResult Probe, bool IsPartial)
{
    /// <summary>Of the load and of the wait for what was in flight at its end.</summary>
    public TimeSpan Elapsed =>
        Probe.Intervals.Count == 0 ? Probe.Duration : Probe.Intervals[^1].At + Probe.Intervals[^1].Length;

    /// <summary>Requests, ok or failed, that ended while the load lasted, over its duration.</summary>
    public double RequestsPerSecond => Rate(Probe.CompletedInTime, Probe.Duration);

    /// <summary>All that ended, over the time with the wait.</summary>
    public double RequestsPerElapsedSecond => Rate(Probe.Completed, Elapsed);

    public long BytesReceived => Probe.Steps.Sum(step => step.BytesReceived);

    /// <summary>Answers by status, ok or failed.</summary>
    public IReadOnlyDictionary<string, long> Statuses =>
        Probe
            .Steps.SelectMany(step => step.Statuses)
            .GroupBy(one => one.Key, one => one.Value)
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Sum());

    /// <summary>
    /// User and system time of this whole process while the load lasted, per request that ended in that time; null where none
    /// did.
    /// </summary>
    public double? CpuMicrosecondsPerRequest =>
        Probe.CompletedInTime > 0
            ? Probe.Generator.CpuCores.Cores * Probe.Duration.TotalMicroseconds / Probe.CompletedInTime
            : null;

    /// <summary>What makes the figures worth little; null: nothing.</summary>
    public string? Notice =>
        Probe.Scheduled == 0 ? "nothing was sent: the duration was over before the first request"
        : Probe.Ok == 0 ? "no request succeeded"
        : null;

    /// <summary>Of a load that was not interrupted. In the closed model the generator may be the limit: it promises no rate.</summary>
    public int ExitCode =>
        Probe.Scheduled == 0 || (Probe.Generator.Limited && Probe.Model == LoadModel.Open)
            ? ExitCodes.Inconclusive
            : ExitCodes.Ok;

    public string ToJson() =>
        JsonSerializer.Serialize(
            new LoadJson
            {
                Url = Url.AbsoluteUri,
                Model = Probe.Model,
                Engine = Probe.Generator.Engine,
                Connections = Probe.Concurrency,
                Seed = Request.Seed,
                Partial = IsPartial,
                Notice = Notice,
                DurationSeconds = Probe.Duration.TotalSeconds,
                ElapsedSeconds = Elapsed.TotalSeconds,
                OfferedPerSecond = Probe.Model == LoadModel.Open ? Probe.Offered.PerSecond : null,
                RequestsPerSecond = RequestsPerSecond,
                RequestsPerElapsedSecond = RequestsPerElapsedSecond,
                Scheduled = Probe.Scheduled,
                Completed = Probe.Completed,
                CompletedInTime = Probe.CompletedInTime,
                Failed = Probe.Failed,
                Dropped = Probe.Dropped,
                NotSent = Probe.NotSent,
                InFlightAtEnd = Probe.InFlightAtEnd,
                Failures = Probe.Failures,
                Statuses = Statuses,
                FailureExamples = Probe.FailureExamples,
                Resent = Probe.Resent,
                BytesReceived = BytesReceived,
                ResponseTimeMs = LoadLatency.Of(Probe.ResponseTimeMs),
                ResponseTimeHistogram = Probe.ResponseTimeHistogram,
                ServiceTimeMs = LoadLatency.Of(Probe.ServiceTimeMs),
                SendLagMs = LoadLatency.Of(Probe.SendLagMs),
                CpuMicrosecondsPerRequest = CpuMicrosecondsPerRequest,
                Generator = Probe.Generator,
                OthersCpuCores = Probe.OthersCpu?.Cores,
                Intervals = Probe.Intervals,
            },
            LoadJsonContext.Default.LoadJson
        );

    private static double Rate(long count, TimeSpan time) => time > TimeSpan.Zero ? count / time.TotalSeconds : 0;
}
