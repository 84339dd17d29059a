using CapacityLab.Load.Generator;
using CapacityLab.Load.Recording;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Load.Running;

/// <summary>What a run has counted; makes the result of it.</summary>
internal sealed record RunFigures
{
    public required string Engine { get; init; }

    public required LoadModel Model { get; init; }

    public required int Concurrency { get; init; }

    public required TimeSpan Duration { get; init; }

    public required TimeSpan FirstArrival { get; init; }

    public required long Scheduled { get; init; }

    /// <summary>Integral of the rate; null in the closed model.</summary>
    public required double? Asked { get; init; }

    public required Totals Totals { get; init; }

    public required StepTable Steps { get; init; }

    public required FailureLog Log { get; init; }

    public required IReadOnlyList<IntervalResult> Intervals { get; init; }

    public required GeneratorMeter.Reading Use { get; init; }

    public required ExecutionFigures Execution { get; init; }

    public required double MeanInFlight { get; init; }

    private long NotSent => Scheduled - Totals.Started - Totals.Dropped;

    private long Completed => Totals.Ok + Totals.Failed;

    private TimeSpan Span => TimeSpan.FromTicks(Math.Max(Duration.Ticks, (Totals.LastEnd - FirstArrival).Ticks));

    public ProbeResult ToResult()
    {
        var failures = Failures();
        var offered = Asked is { } asked ? Rate(asked, Duration) : Rate(Completed, Span);
        var result = new ProbeResult
        {
            Model = Model,
            Concurrency = Concurrency,
            Duration = Duration,
            OfferedIterations = offered,
            AchievedIterations = Rate(Totals.Ok, Span),
            Scheduled = Scheduled,
            Sent = Totals.Started,
            Completed = Completed,
            CompletedInTime = Totals.InTime,
            Ok = Totals.Ok,
            Failed = Totals.Failed,
            Dropped = Totals.Dropped,
            NotSent = NotSent,
            InFlightAtEnd = Totals.Started - Completed,
            RequestsCompleted = Totals.Steps.Sum(s => s is null ? 0 : s.Ok + s.Failures.Total),
            Failures = failures.ToDictionary(),
            FailureExamples = Log.Examples(Totals, Steps),
            Resent = Execution.Resent,
            ResponseTimeMs = Totals.ResponseTime.Summary(),
            RequestTimeMs = RequestTimes.Of(Totals).Summary(),
            ResponseTimeHistogram = Totals.ResponseTime.Buckets(),
            ServiceTimeMs = Totals.ServiceTime.Summary(),
            SendLagMs = Totals.SendLag.Summary(),
            Steps = StepResults(),
            Intervals = Intervals,
        };
        return result with { Generator = GeneratorOf(result, failures) };
    }

    private GeneratorUse GeneratorOf(ProbeResult result, KindCounts failures)
    {
        var use = new GeneratorUse
        {
            Engine = Engine,
            CpuCores = new Cpus(Use.LoadCpu / Use.LoadTime),
            CpuLimit = Use.Limit,
            ThrottledShare = Use.ThrottledShare,
            GcPause = Use.GcPause,
            MaxBacklog = Execution.MaxBacklog,
            MaxInFlight = Execution.MaxInFlight,
            MeanInFlight = MeanInFlight,
        };
        var reasons = GeneratorRules.Judge(
            new GeneratorEvidence
            {
                Probe = result,
                Use = use,
                Elapsed = Use.Elapsed,
                LoadTime = Use.LoadTime,
                LastStart = Totals.LastStart,
                Uptake = Execution.Uptake,
                BusiestLoop = Execution.BusiestLoop,
                PortsExhausted = failures.Of(FailureKinds.LocalPortsExhausted),
                DescriptorsExhausted = failures.Of(FailureKinds.DescriptorsExhausted),
            }
        );
        return use with { Limited = reasons.Count > 0, LimitedBecause = reasons };
    }

    private KindCounts Failures()
    {
        var failures = new KindCounts();
        failures.Add(Totals.OwnFailures);
        foreach (var step in Totals.Steps.OfType<StepTotals>())
        {
            failures.Add(step.Failures);
        }

        return failures;
    }

    private List<StepResult> StepResults()
    {
        var results = new List<StepResult>();
        for (var i = 0; i < Totals.Steps.Count; i++)
        {
            if (Totals.Steps[i] is { } step)
            {
                results.Add(ResultOf(Steps[i], step));
            }
        }

        return results;
    }

    private static StepResult ResultOf(StepKey key, StepTotals step) =>
        new()
        {
            Scenario = key.Scenario,
            Name = key.Name,
            Ok = step.Ok,
            Failed = step.Failures.Total,
            BytesReceived = step.BytesReceived,
            Failures = step.Failures.ToDictionary(),
            Statuses = step.Statuses,
            ResponseTimeMs = step.ResponseTime.Summary(),
        };

    private static IterationRate Rate(double count, TimeSpan span) =>
        new(span > TimeSpan.Zero ? count / span.TotalSeconds : 0);
}
