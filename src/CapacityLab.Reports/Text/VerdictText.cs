using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>The verdict without its first word, for places that show the word apart, with its icon.</summary>
public static class VerdictText
{
    public static string Sentence(RunResult result)
    {
        var word = Marks.Of(result).Word + ": ";
        return result.Verdict.StartsWith(word, StringComparison.Ordinal)
            ? result.Verdict[word.Length..]
            : result.Verdict;
    }
}
