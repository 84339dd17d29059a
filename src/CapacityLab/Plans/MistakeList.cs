namespace CapacityLab.Plans;

/// <summary>Gathers mistakes while a plan is read, so that all are told at once.</summary>
internal sealed class MistakeList
{
    private readonly List<PlanMistake> mistakes = [];

    /// <summary>Whether there is a mistake at a place of a file or below it.</summary>
    public bool Has(string file, string path) =>
        mistakes.Any(one =>
            one.File == file
            && one.Path.StartsWith(path, StringComparison.Ordinal)
            && (one.Path.Length == path.Length || one.Path[path.Length] is '.' or '[')
        );

    public void Add(PlanMistake mistake) => mistakes.Add(mistake);

    /// <exception cref="PlanException">Where there is at least one mistake.</exception>
    public void ThrowIfAny()
    {
        if (mistakes.Count > 0)
        {
            throw new PlanException(InReadingOrder());
        }
    }

    private List<PlanMistake> InReadingOrder()
    {
        var files = mistakes.Select(mistake => mistake.File).Distinct().ToList();
        return
        [
            .. mistakes
                .Distinct()
                .OrderBy(mistake => files.IndexOf(mistake.File))
                .ThenBy(mistake => mistake.Line)
                .ThenBy(mistake => mistake.Column),
        ];
    }
}
