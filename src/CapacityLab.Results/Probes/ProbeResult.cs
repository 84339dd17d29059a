using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Probes;

/// <summary>
/// One measured stretch at a fixed rate or concurrency. Always <c>Scheduled = Ok + Failed + Dropped + NotSent + InFlightAtEnd</c>;
/// one arrival is one iteration of a scenario, which sends one request a step.
/// </summary>
public sealed record ProbeResult
{
    /// <summary>Place in the layout's sequence, from 1.</summary>
    public int Index { get; init; }

    /// <summary>What the probe was for: warm-up, ladder, search or verification.</summary>
    public ProbePurpose Purpose { get; init; }

    /// <summary>Open model: arrivals at a rate. Closed model: a fixed number of virtual users.</summary>
    public LoadModel Model { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Length of the schedule; the wait for the last answers is not in it.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("durationSeconds")]
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// Requests a second that the schedule asks for, as the service sees them; in the closed model the rate that was reached. It is
    /// <see cref="OfferedIterations"/> times <see cref="RequestsPerIteration"/>.
    /// </summary>
    public RequestRate Offered { get; init; }

    /// <summary>
    /// Requests that an iteration sends when none fails: the steps of its scenario, by weight where there are several; of scenarios of
    /// code what was measured. Default 1.
    /// </summary>
    public double RequestsPerIteration { get; init; } = 1;

    /// <summary>Arrivals (iterations) a second that the schedule asks for; in the closed model the rate that was reached.</summary>
    public IterationRate OfferedIterations { get; init; }

    /// <summary>Virtual users of the closed model; 0 in the open model.</summary>
    public int Concurrency { get; init; }

    /// <summary>Requests a second of the ok arrivals: <see cref="AchievedIterations"/> times <see cref="RequestsPerIteration"/>.</summary>
    public RequestRate Achieved { get; init; }

    /// <summary>Ok arrivals a second: <see cref="Ok"/> over the time from the first arrival to the last answer, at least <see cref="Duration"/>.</summary>
    public IterationRate AchievedIterations { get; init; }

    public long Scheduled { get; init; }

    /// <summary>Arrivals that were started: everything but the dropped and the not sent.</summary>
    public long Sent { get; init; }

    /// <summary>Arrivals that ended in time, ok or failed.</summary>
    public long Completed { get; init; }

    /// <summary>
    /// Of the <see cref="Completed"/>, those that ended within <see cref="Duration"/>; the others did in the wait after it. Over
    /// the duration it is the rate that was answered while the load lasted, which one answer that hangs does not lower.
    /// </summary>
    public long CompletedInTime { get; init; }

    public long Ok { get; init; }

    public long Failed { get; init; }

    /// <summary>Arrivals never sent, because the allowed number was in flight already.</summary>
    public long Dropped { get; init; }

    /// <summary>Arrivals that were due, and not begun when the load ended: the generator was behind its schedule.</summary>
    public long NotSent { get; init; }

    /// <summary>Arrivals still without an answer when the wait at the end was over.</summary>
    public long InFlightAtEnd { get; init; }

    /// <summary>Requests (steps) that ended in those arrivals; the sum over <see cref="Shares"/>.</summary>
    public long RequestsCompleted { get; init; }

    /// <summary>Failed requests by kind, such as <c>http-503</c>, <c>timeout</c>, <c>connection-refused</c>.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>The first failure of each step and kind, with what the target answered.</summary>
    public IReadOnlyList<FailureExample> FailureExamples { get; init; } = [];

    /// <summary>
    /// Requests that were sent once more, each counted as one whose time includes both: their kept connection had ended before
    /// the first byte of the answer, and they are idempotent (RFC 9112, 9.3.1). Null where the engine does not tell.
    /// </summary>
    public long? Resent { get; init; }

    /// <summary>Of iterations: from the intended start to the end of the last answer, successes and failures alike.</summary>
    public LatencySummary ResponseTimeMs { get; init; } = LatencySummary.Empty;

    /// <summary>
    /// Of single requests, all steps together, each as in <see cref="StepResult.ResponseTimeMs"/>; that of the iterations where no
    /// step was counted.
    /// </summary>
    public LatencySummary RequestTimeMs { get; init; } = LatencySummary.Empty;

    /// <summary>
    /// <see cref="ResponseTimeMs"/> in columns, from the first with an observation to the last, the empty ones between
    /// included; the counts add up to <see cref="LatencySummary.Count"/>.
    /// </summary>
    public IReadOnlyList<LatencyBucket> ResponseTimeHistogram { get; init; } = [];

    /// <summary>From the actual start.</summary>
    public LatencySummary ServiceTimeMs { get; init; } = LatencySummary.Empty;

    /// <summary>Actual start less intended start: the generator's own delay.</summary>
    public LatencySummary SendLagMs { get; init; } = LatencySummary.Empty;

    public IReadOnlyList<StepResult> Steps { get; init; } = [];

    public GeneratorUse Generator { get; init; } = new();

    public IReadOnlyList<NodeUse> Nodes { get; init; } = [];

    /// <summary>Where the time went in the balancer; null without one.</summary>
    public BalancerTimes? Balancer { get; init; }

    /// <summary>Which node answered how many of the completed requests.</summary>
    public IReadOnlyList<NodeShare> Shares { get; init; } = [];

    /// <summary>Second by second, for the timeline.</summary>
    public IReadOnlyList<IntervalResult> Intervals { get; init; } = [];

    /// <summary>The pause before it, after a probe that left the target more than it could answer; null where there was none.</summary>
    public RecoveryResult? Recovery { get; init; }

    /// <summary>Whether every objective held; null where nothing can be concluded, as in a generator-limited probe.</summary>
    public bool? ObjectivesHeld { get; init; }

    /// <summary>The objectives that did not hold, each in a sentence with its figures.</summary>
    public IReadOnlyList<string> ObjectivesBroken { get; init; } = [];

    /// <summary>Why the probe was ended before its time, a sentence with figures; empty where it was not. It counts as not held.</summary>
    public string EndedEarly { get; init; } = "";

    /// <summary>
    /// X·R/N − 1: completed rate times mean service time over the users in flight (closed model: their number; open model: the
    /// mean of <see cref="GeneratorUse.MeanInFlight"/>). 0 by Little's law in a steady state; null where nothing was in flight.
    /// </summary>
    public double? LittlesLawError { get; init; }

    /// <summary>Processors that neither the nodes nor the lab used, steal included; null where the host cannot tell.</summary>
    [JsonPropertyName("othersCpuCores")]
    public Cpus? OthersCpu { get; init; }

    /// <summary>Why others on the host, not the generator, left the probe without a conclusion; empty where they did not.</summary>
    public string DisturbedBy { get; init; } = "";

    /// <summary>
    /// Seconds, by their place in <see cref="Intervals"/>, that others on the host or the generator's lateness spoiled, and those after
    /// them. Where the rest sufficed the objectives were judged by it. Percentiles are of all seconds.
    /// </summary>
    public IReadOnlyList<int> ExcludedSeconds { get; init; } = [];

    /// <summary>Responses that the judgement rests on, where it rests on sound seconds alone; 0: on all.</summary>
    public long JudgedResponses { get; init; }

    /// <summary>How long the probe waited for others on the host to be quiet; null where nothing was to be waited for.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("quietWaitSeconds")]
    public TimeSpan? QuietWait { get; init; }

    /// <summary>Why the probe may not speak of the target alone, a sentence with figures for each; empty: nothing was seen.</summary>
    [JsonPropertyName("suspect")]
    public IReadOnlyList<string> Disturbances { get; init; } = [];

    /// <summary>Ok over everything scheduled: what was dropped or never answered counts against it. 1 when nothing was scheduled.</summary>
    [JsonIgnore]
    public double SuccessRatio => Scheduled == 0 ? 1 : (double)Ok / Scheduled;

    /// <summary>Whether iterations and requests are two rates, and both have to be said.</summary>
    [JsonIgnore]
    public bool HasSeveralRequests => Math.Abs(RequestsPerIteration - 1) > 1e-9;

    /// <summary>The same probe, its rates of requests by that many requests an iteration.</summary>
    public ProbeResult WithRequestsPerIteration(double requests) =>
        this with
        {
            RequestsPerIteration = requests,
            Offered = OfferedIterations.Requests(requests),
            Achieved = AchievedIterations.Requests(requests),
        };
}
