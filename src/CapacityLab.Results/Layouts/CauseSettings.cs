namespace CapacityLab.Results.Layouts;

/// <summary>
/// Causes that a setting of the target, or of what it calls, may be behind: which setting that is only the plan's author knows, and
/// <c>--confirm</c> raises what the plan names.
/// </summary>
public static class CauseSettings
{
    private const string OrItsLimit = "; where that stands at its CPU limit, the limit is raised instead";

    /// <summary>In the order of a plan's schema.</summary>
    public static IReadOnlyList<CauseSetting> All { get; } =
    [
        new(BottleneckCause.Lock, "waits at a lock"),
        new(BottleneckCause.ThreadPool, "too few threads"),
        new(BottleneckCause.ConnectionPool, "waits for a connection of a pool"),
        new(BottleneckCause.ConcurrencyLimit, "a limit of requests served at a time: a pool, permits or workers"),
        new(BottleneckCause.Database, $"time in the database{OrItsLimit}"),
        new(BottleneckCause.Dependency, $"time in another service{OrItsLimit}"),
        new(BottleneckCause.Network, "bytes moved"),
    ];
}
