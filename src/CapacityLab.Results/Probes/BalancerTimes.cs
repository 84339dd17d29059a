namespace CapacityLab.Results.Probes;

/// <summary>Where the time went in the balancer over a probe, from its access log. Its clock has a resolution of 1 ms.</summary>
public sealed record BalancerTimes
{
    /// <summary>Requests that a replica answered.</summary>
    public long Requests { get; init; }

    /// <summary>Sum of the time from a request's first byte in to its answer's last byte out.</summary>
    public double RequestSeconds { get; init; }

    /// <summary>The part of it in which the balancer waited for the replicas, all attempts.</summary>
    public double UpstreamSeconds { get; init; }

    /// <summary>Requests that needed more than one attempt.</summary>
    public long Retried { get; init; }

    /// <summary>Requests that the balancer answered with an error (5xx) by itself, without asking a replica.</summary>
    public long TurnedAway { get; init; }

    /// <summary>The balancer's own share of the time (0 to 1); null without requests.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? OwnShare => RequestSeconds > 0 ? Math.Clamp(1 - (UpstreamSeconds / RequestSeconds), 0, 1) : null;
}
