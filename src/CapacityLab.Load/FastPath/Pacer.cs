namespace CapacityLab.Load.FastPath;

/// <summary>Decides when a loop begins iterations: the open model or the closed.</summary>
internal abstract class Pacer
{
    /// <summary>Set once, when no iteration will begin any more: the length of the schedule.</summary>
    public TimeSpan? End { get; protected set; }

    /// <summary>What ends after this moment has ended after the load; the largest there is where that is not known yet.</summary>
    public abstract TimeSpan Until { get; }

    /// <summary>The most arrivals of this loop that were due and not begun.</summary>
    public virtual long MaxBacklog => 0;

    /// <summary>Arrivals of this loop that were due until the end; 0 in the closed model, which schedules none.</summary>
    public virtual long Scheduled => 0;

    /// <summary>Begins what is due.</summary>
    /// <returns>When to be called again.</returns>
    public abstract TimeSpan Advance(TimeSpan now);

    /// <summary>The iteration of a channel has ended; the pacer has it now.</summary>
    /// <param name="failure">Kind; null: ok.</param>
    public abstract void Ended(Channel channel, TimeSpan now, string? failure);

    /// <summary>No arrival after the moment will begin; what was due until then may for a short time.</summary>
    public abstract void EndEarly(TimeSpan moment);
}
