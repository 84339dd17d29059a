namespace CapacityLab.Plans;

/// <summary>How long and how finely to look for the capacity of a layout.</summary>
internal sealed record SearchOptions
{
    public static readonly SearchOptions QuickDefaults = new()
    {
        WarmUp = TimeSpan.FromSeconds(2),
        Probe = TimeSpan.FromSeconds(1.5),
        Precision = 0.15,
        MaxProbes = 5,
    };

    /// <summary>Most that warm-up may take; it ends earlier once the rate has settled. Default 6 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Length of one probe. Default 3 s.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Width of the bracket, relative to its lower end, at which the search ends: 0.01 to 0.5. Default 0.08.</summary>
    public double Precision { get; init; } = 0.08;

    /// <summary>3 to 50. Default 7.</summary>
    public int MaxProbes { get; init; } = 7;
}
