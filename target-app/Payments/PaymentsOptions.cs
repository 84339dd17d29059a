using TargetApp.Settings;

namespace TargetApp.Payments;

internal enum LatencyDistribution
{
    Fixed,
    Exponential,
    LogNormal,
}

/// <summary>What becomes of a charge that finds every place taken.</summary>
internal enum WhenBusy
{
    Wait,
    Refuse,
}

/// <summary>The group <c>Payments</c>: how the payments role behaves.</summary>
internal sealed record PaymentsOptions
{
    /// <summary>Mean time that one charge takes. Default 0; waits have a resolution of 1 ms.</summary>
    public TimeSpan Latency { get; init; }

    public LatencyDistribution Distribution { get; init; } = LatencyDistribution.Fixed;

    /// <summary>Shape of the lognormal distribution: the standard deviation of the latency's logarithm. Default 0.5.</summary>
    public double LatencySigma { get; init; } = 0.5;

    /// <summary>Charges handled at once; 0, the default, is no limit.</summary>
    public int Concurrency { get; init; }

    public WhenBusy WhenBusy { get; init; } = WhenBusy.Wait;

    /// <summary>Share of charges that fail with 500, 0 to 1. Default 0.</summary>
    public double FailureRate { get; init; }

    /// <summary>Seed of latencies and failures. Default 1.</summary>
    public int Seed { get; init; } = 1;

    public static PaymentsOptions Read(SettingsReader reader) =>
        new()
        {
            Latency = reader.Milliseconds("Payments:LatencyMs", 0, 0, 600_000),
            Distribution = reader.Choice("Payments:LatencyDistribution", LatencyDistribution.Fixed),
            LatencySigma = reader.Number("Payments:LatencySigma", 0.5, 0, 5),
            Concurrency = reader.Whole("Payments:Concurrency", 0, 0, 100_000),
            WhenBusy = reader.Choice("Payments:WhenBusy", WhenBusy.Wait),
            FailureRate = reader.Number("Payments:FailureRate", 0, 0, 1),
            Seed = reader.Whole("Payments:Seed", 1, 0, int.MaxValue),
        };
}
