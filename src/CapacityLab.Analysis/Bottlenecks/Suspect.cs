using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>One cause that was looked into.</summary>
/// <param name="Cause">As in <see cref="BottleneckCause"/>.</param>
/// <param name="Node">Where; empty where nothing speaks for it.</param>
/// <param name="Raw">Its score by itself, 0 to 1.</param>
/// <param name="Evidence">What speaks for it, in sentences.</param>
internal sealed record Suspect(string Cause, string Node, double Raw, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// The part of <see cref="Raw"/> that stands, 0 to 1, before other causes are heard: less than 1 where doing away with it would gain
    /// little, since <see cref="YieldsTo"/> binds all the same.
    /// </summary>
    public double Left { get; init; } = 1;

    /// <summary>The cause that takes what <see cref="Left"/> does not leave; empty where all stands.</summary>
    public string YieldsTo { get; init; } = "";

    /// <summary>How much of the causes that it explains it takes at least, 0 to 1, also where it is not clear enough to be named.</summary>
    public double Masks { get; init; }

    /// <summary>What is left of the score when the causes that explain this one have been heard.</summary>
    public double Score { get; init; } = Raw;

    /// <summary>How much of the causes that it explains it takes: the score, or more where it is real and has a cause of its own.</summary>
    public double Weight { get; init; } = Raw;

    /// <summary>The cause that took most of it; empty where none did.</summary>
    public string ExplainedBy { get; init; } = "";

    public static Suspect None(string cause) => new(cause, "", 0, []);

    /// <summary>The strongest of several nodes.</summary>
    public static Suspect Strongest(string cause, IEnumerable<Suspect> ofNodes) =>
        ofNodes.MaxBy(suspect => suspect.Raw) is { Raw: > 0 } strongest ? strongest : None(cause);

    public SuspectResult ToResult() =>
        new()
        {
            Cause = Cause,
            Node = Node,
            Score = Math.Round(Score, 2),
            ByItself = Math.Round(Raw, 2),
            ExplainedBy = ExplainedBy,
        };
}
