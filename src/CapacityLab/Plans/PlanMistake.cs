using System.Globalization;

namespace CapacityLab.Plans;

/// <summary>One mistake, told so that it can be mended without looking elsewhere.</summary>
/// <param name="File">The file it is in, relative to the current folder where that is shorter.</param>
/// <param name="Path">Where in the file, as <c>$.layouts[1].cpus</c>.</param>
/// <param name="Found">What is there.</param>
/// <param name="Allowed">What may be there.</param>
internal sealed record PlanMistake(string File, string Path, string Found, string Allowed)
{
    /// <summary>From 1; null: the mistake is not in the file's text, as when there is no such file.</summary>
    public int? Line { get; init; }

    /// <summary>From 1, in UTF-16 code units as editors count; null like <see cref="Line"/>.</summary>
    public int? Column { get; init; }

    public override string ToString() => $"{Place}: {Path}: found {Found}; allowed: {Allowed}";

    private string Place =>
        Line is null ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
