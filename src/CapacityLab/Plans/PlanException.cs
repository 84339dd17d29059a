namespace CapacityLab.Plans;

/// <summary>A plan cannot be carried out as it is written.</summary>
internal sealed class PlanException(IReadOnlyList<PlanMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<PlanMistake> Mistakes { get; } = mistakes;
}

/// <summary>One mistake, told so that it can be mended without looking elsewhere.</summary>
/// <param name="File">The file it is in.</param>
/// <param name="Path">Where in the file, as <c>$.layouts[1].cpus</c>.</param>
/// <param name="Found">What is there.</param>
/// <param name="Allowed">What may be there.</param>
internal sealed record PlanMistake(string File, string Path, string Found, string Allowed)
{
    public override string ToString() => $"{File}: {Path}: found {Found}; allowed: {Allowed}";
}
