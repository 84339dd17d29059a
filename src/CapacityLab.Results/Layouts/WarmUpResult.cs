using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>What was sent and not counted before the first probe.</summary>
public sealed record WarmUpResult
{
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("durationSeconds")]
    public TimeSpan Duration { get; init; }

    public long Requests { get; init; }

    /// <summary>Whether the rate settled within the bound; if not, the first probes may still be warming.</summary>
    public bool Settled { get; init; }

    /// <summary>Mean rate of the last two stretches, by a fixed number of virtual users: the scale that the search starts from.</summary>
    public RequestRate Rate { get; init; }

    /// <summary>Rates of all stretches in order, those without CPU limits first: what <see cref="Settled"/> rests on.</summary>
    public IReadOnlyList<RequestRate> Rates { get; init; } = [];

    /// <summary>Requests of an iteration: the steps of scenarios that are data, else what was measured here; see <see cref="Probes.ProbeResult.RequestsPerIteration"/>.</summary>
    public double RequestsPerIteration { get; init; } = 1;

    /// <summary>The stretches within the CPU limits, in order; empty in results from before there was this.</summary>
    public IReadOnlyList<WarmUpStretch> Limited { get; init; } = [];

    /// <summary>
    /// Where processors are used up, by the CPU seconds of a request in the last of them; no objective is in it. Null where no use is known.
    /// </summary>
    public RequestRate? BoundRequestsPerSecond { get; init; }

    /// <summary>Connections opened before the first probe, which the probes go on using; they open more where they need more.</summary>
    public int Connections { get; init; }

    /// <summary>Iterations that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Failed requests by kind.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>Failures of each step and kind, the most frequent first, with what the target answered.</summary>
    public IReadOnlyList<FailureExample> FailureExamples { get; init; } = [];

    /// <summary>Whether CPU limits were off for the start and the first stretch.</summary>
    public bool Boosted { get; init; }
}
