namespace CapacityLab.Plans;

internal sealed record AlertOptions
{
    /// <summary>An alert fires while fewer arrivals than this share end ok. Default 0.95.</summary>
    public double SuccessRatioBelow { get; init; } = 0.95;

    /// <summary>The stretch that the share is taken over. Default 5 s.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where alerts are posted; null: nowhere.</summary>
    public Uri? Webhook { get; init; }
}
