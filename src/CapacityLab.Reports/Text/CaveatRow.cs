using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>What is to be known of a layout's capacity before it is relied on; nothing encoded for any output.</summary>
public sealed record CaveatRow(string Layout, string Sentences)
{
    /// <summary>Of the layouts whose capacity has any, in the plan's order.</summary>
    public static IReadOnlyList<CaveatRow> Of(RunResult result) =>
        [
            .. result
                .Layouts.Where(layout => layout.HasCapacity() && layout.Capacity.Caveats.Count > 0)
                .Select(layout => new CaveatRow(layout.Title(), string.Join(" ", layout.Capacity.Caveats))),
        ];

    /// <summary>In a line: of which layouts; empty where of none.</summary>
    public static string Line(RunResult result) =>
        Of(result) is { Count: > 0 } rows
            ? $"Not yet sure, for reasons that report.html gives: {string.Join(", ", rows.Select(row => row.Layout))}."
            : "";
}
