using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>One cause that was looked into.</summary>
/// <param name="Cause">As in <see cref="BottleneckCause"/>.</param>
/// <param name="Node">Where; empty where nothing speaks for it.</param>
/// <param name="Raw">Its score by itself, 0 to 1.</param>
/// <param name="Evidence">What speaks for it, in sentences.</param>
internal sealed record Suspect(string Cause, string Node, double Raw, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What is left of the score when the causes that explain this one have been heard.</summary>
    public double Score { get; init; } = Raw;

    /// <summary>The cause that took most of it; empty where none did.</summary>
    public string ExplainedBy { get; init; } = "";

    public static Suspect None(string cause) => new(cause, "", 0, []);

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
