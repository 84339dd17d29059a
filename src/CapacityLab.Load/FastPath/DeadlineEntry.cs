namespace CapacityLab.Load.FastPath;

/// <summary>A channel's place in the list of deadlines.</summary>
internal sealed class DeadlineEntry
{
    public Channel? Before { get; set; }

    public Channel? After { get; set; }

    public TimeSpan Due { get; set; }

    public bool IsArmed { get; set; }
}
