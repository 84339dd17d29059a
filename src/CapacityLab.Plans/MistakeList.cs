using System.Globalization;

namespace CapacityLab.Plans;

/// <summary>Gathers mistakes while a plan is read, so that all are told at once.</summary>
internal sealed class MistakeList
{
    /// <summary>A file of something else has a mistake at each of its places, which nobody reads.</summary>
    private const int Most = 200;

    private readonly List<PlanMistake> mistakes = [];
    private int more;

    /// <summary>Whether there is a mistake at a place of a file or below it.</summary>
    public bool Has(string file, string path) =>
        mistakes.Any(one =>
            one.File == file
            && one.Path.StartsWith(path, StringComparison.Ordinal)
            && (one.Path.Length == path.Length || one.Path[path.Length] is '.' or '[')
        );

    public void Add(PlanMistake mistake) => mistakes.Add(mistake);

    /// <summary>To be asked before the place of a mistake is looked up, which costs a walk along its line. False: it is only counted.</summary>
    public bool TakesMore()
    {
        if (mistakes.Count < Most)
        {
            return true;
        }

        more++;
        return false;
    }

    /// <exception cref="PlanException">Where there is at least one mistake.</exception>
    public void ThrowIfAny()
    {
        if (mistakes.Count > 0)
        {
            throw new PlanException(more == 0 ? InReadingOrder() : [.. InReadingOrder(), Rest()]);
        }
    }

    private PlanMistake Rest() =>
        new(
            mistakes[^1].File,
            Json.JsonPath.Root,
            string.Create(CultureInfo.InvariantCulture, $"{more:#,0} more mistakes"),
            "none; mend these first"
        );

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
