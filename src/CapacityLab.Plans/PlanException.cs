using CapacityLab.Results;

namespace CapacityLab.Plans;

/// <summary>A plan cannot be carried out as it is written.</summary>
internal sealed class PlanException(IReadOnlyList<PlanMistake> mistakes)
    : InputException(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>All of them, file by file, from top to bottom.</summary>
    public IReadOnlyList<PlanMistake> Mistakes { get; } = mistakes;

    public override IReadOnlyList<string> Lines => [.. Mistakes.Select(mistake => mistake.ToString())];
}
