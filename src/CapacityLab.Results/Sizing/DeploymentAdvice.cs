using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Sizing;

/// <summary>How to deploy the recommended layout: the figures of the suggested files.</summary>
public sealed record DeploymentAdvice
{
    public string Layout { get; init; } = "";

    /// <summary>Replicas to run, and the fewest that the autoscaler may leave.</summary>
    public int Replicas { get; init; }

    /// <summary>The most replicas of this size that were measured: beyond it nobody knows what they take.</summary>
    public int MaxReplicas { get; init; }

    /// <summary>
    /// Request and limit of one replica alike: the capacity was measured with all of the limit there, and a smaller request would
    /// let a full machine take some of it away.
    /// </summary>
    public Cpus Cpus { get; init; }

    /// <summary>Request and limit of one replica alike.</summary>
    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    /// <summary>The rate that is stated, and held: the knee that the target is derived from.</summary>
    public RequestRate? KneeAt { get; init; }

    /// <summary>CPU over limit at the knee, the mean of the replicas; null where it was not sampled.</summary>
    public double? KneeCpuShare { get; init; }

    /// <summary>
    /// Target of the autoscaler in percent of the request, 1 to 100: share at the knee · (1 − headroom) / 1.1, since Kubernetes does
    /// nothing within 10 % of its target; with replicas to spare also times the capacity of what is left with them lost over the knee,
    /// where that is less than 1. Assumes that CPU rises in proportion to the rate (the utilisation law). Null where the share is not known,
    /// or the capacity only as a lower bound.
    /// </summary>
    public int? CpuTargetPercent { get; init; }

    /// <summary>What to bear in mind, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
