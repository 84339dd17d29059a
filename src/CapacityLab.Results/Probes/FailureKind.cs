namespace CapacityLab.Results.Probes;

/// <summary>A kind of failure, and what follows from it.</summary>
/// <param name="Name">As results hold it.</param>
public sealed record FailureKind(string Name)
{
    /// <summary>Whether the target answered, with whatever status.</summary>
    public bool Answered { get; init; }

    /// <summary>Whether it is the generator's own limit, which says nothing of the target.</summary>
    public bool IsGeneratorLimit { get; init; }

    /// <summary>
    /// Whether a request that does no harm twice is sent once more on a new connection, where a kept one failed so. A server may end an
    /// idle connection at any moment, also while a request is on its way: RFC 9112, 9.3.1. What stands behind an answer makes the
    /// connection useless too: RFC 9112, 9.2.
    /// </summary>
    public bool MayRetry { get; init; }

    /// <summary>Whether the next address that the target's name stands for may be better.</summary>
    public bool IsOfAddress { get; init; }

    /// <summary>Whether a target, or what is in front of it, fails so under too much load.</summary>
    public bool IsOverload { get; init; }
}
