using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>A cause that a probe is searched for, and all that follows from it.</summary>
/// <param name="Cause">As in <see cref="BottleneckCause"/>.</param>
/// <param name="Score">How much speaks for it in a probe, by itself.</param>
internal sealed record CauseRule(string Cause, Func<ProbeContext, Suspect> Score)
{
    /// <summary>Causes that it makes look guilty.</summary>
    public IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>Whether it is a resource that is used up: of two causes that are as strong such a one is named.</summary>
    public bool UsesUp { get; init; }

    /// <summary>Whether it can be behind processors that were used up.</summary>
    public bool UsesProcessors { get; init; }

    /// <summary>What would have to be raised to see whether it is the bottleneck.</summary>
    public SuspectedResource Raise { get; init; }

    /// <summary>What is raised instead, where a sentence of the evidence has that signal.</summary>
    public (string Signal, SuspectedResource Raise)? Unless { get; init; }

    public SuspectedResource ResourceOf(BottleneckResult bottleneck) =>
        Unless is { } other && bottleneck.Evidence.Any(evidence => evidence.Signal == other.Signal)
            ? other.Raise
            : Raise;
}
