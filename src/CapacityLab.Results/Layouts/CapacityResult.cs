using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>The highest offered rate that can be relied on to hold every objective: just below the edge, where every second probe fails.</summary>
public sealed record CapacityResult
{
    /// <summary>
    /// A rate that held, and where verified, held again; single probes at higher rates may have held by chance. Null where none did or, the
    /// generator being the limit, none may be stated.
    /// </summary>
    public RequestRate? RequestsPerSecond { get; init; }

    /// <summary>
    /// The same in iterations of the plan's scenarios, each of which sends one request a step; null where none is stated.
    /// </summary>
    public IterationRate? IterationsPerSecond { get; init; }

    /// <summary>Lower end of the interval that <see cref="IntervalMethod"/> explains; zero where no rate held.</summary>
    public RequestRate Low { get; init; }

    /// <summary>
    /// The lower end as the scatter of the probes alone has it: <see cref="Low"/> without what <see cref="Unnoticed"/> allows for. For
    /// comparing capacities that were probed alike. Null where none was stated, and in results from before there was this.
    /// </summary>
    public RequestRate? ProbedLow { get; init; }

    /// <summary>Upper end of the interval; null where no rate above it failed.</summary>
    public RequestRate? High { get; init; }

    /// <summary>
    /// <c>bracket</c>: from the highest rate that held to the lowest above it that did not, wider at either end by what the p99 of so
    /// few responses may be off. <c>regression</c>: 95 % confidence interval of the rate at which the objective is just met, from a fit
    /// of all probes near it. Empty where there is none. Either way the lower end is not above the stated rate over
    /// 1 + <see cref="Unnoticed"/>.
    /// </summary>
    public string IntervalMethod { get; init; } = "";

    /// <summary>
    /// Where the objective is just met: the fit's crossing, or the middle of the bracket; null where there is no upper end.
    /// The stated rate is below it, since at it half of the probes would not hold.
    /// </summary>
    public RequestRate? Edge { get; init; }

    /// <summary>
    /// Standard deviation of the capacity as a single probe places it, over the capacity, from the residuals of the fit; null
    /// where too few probes were near the edge or nothing scattered.
    /// </summary>
    public double? Noise { get; init; }

    /// <summary>
    /// How far the edge moved over the probes near it, relative, where that is more than chance (|t| above 3); else null.
    /// </summary>
    public double? Drift { get; init; }

    /// <summary>
    /// By what share the stated rate may be above what the layout can keep up without its probes having shown it: the p99 that is
    /// allowed over the length of the longest probe at that rate that held. A queue that grows by that share of the arrivals makes
    /// the last of them wait just so long.
    /// </summary>
    public double Unnoticed { get; init; }

    /// <summary>What is to be known before the figure is relied on, in sentences; empty where the search could do all that it wanted.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Probes at the stated rate that held after the search had settled on it.</summary>
    public int Verifications { get; init; }

    /// <summary>Probes with disturbances; each says which in its own result.</summary>
    [JsonPropertyName("suspectProbes")]
    public int DisturbedProbes { get; init; }

    public CapacityStatus Status { get; init; } = CapacityStatus.Failed;

    /// <summary>The objective that broke first, above the capacity; empty where none did.</summary>
    public string BrokenBy { get; init; } = "";

    /// <summary>The rate at which it broke: the lowest probed above the capacity that did not hold; null where none did.</summary>
    public RequestRate? BrokenAt { get; init; }

    /// <summary>Probes that the figure rests on.</summary>
    public int Probes { get; init; }
}
