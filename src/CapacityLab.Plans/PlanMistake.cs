using System.Globalization;

namespace CapacityLab.Plans;

/// <summary>One mistake, told so that it can be mended without looking elsewhere.</summary>
/// <param name="File">The file it is in, relative to the current folder where that is shorter.</param>
/// <param name="Path">Where in the file, as <c>$.layouts[1].cpus</c>.</param>
/// <param name="Found">What is there.</param>
/// <param name="Allowed">What may be there.</param>
internal sealed record PlanMistake(string File, string Path, string Found, string Allowed)
{
    /// <summary>Of each part: more than the longest list of names that the lab has itself.</summary>
    private const int Longest = 2_000;

    /// <summary>From 1; null: the mistake is not in the file's text, as when there is no such file.</summary>
    public int? Line { get; init; }

    /// <summary>From 1, in UTF-16 code units as editors count; null like <see cref="Line"/>.</summary>
    public int? Column { get; init; }

    public override string ToString() => $"{Place}: {Cut(Path)}: found {Cut(Found)}; allowed: {Cut(Allowed)}";

    // Names are the user's: one may be as long as the file.
    private static string Cut(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";

    private string Place =>
        Line is null ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
