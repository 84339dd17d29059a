namespace CapacityLab.Plans;

/// <summary>What to set to raise a resource that is a setting of the target or of what it calls.</summary>
internal sealed record SettingRaise
{
    /// <summary>A service; null: the target.</summary>
    public string? Node { get; init; }

    /// <summary>Variables over those of the node, at least one.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
