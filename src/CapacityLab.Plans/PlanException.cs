namespace CapacityLab.Plans;

/// <summary>A plan cannot be carried out as it is written.</summary>
internal sealed class PlanException(IReadOnlyList<PlanMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>All of them, file by file, from top to bottom.</summary>
    public IReadOnlyList<PlanMistake> Mistakes { get; } = mistakes;
}
