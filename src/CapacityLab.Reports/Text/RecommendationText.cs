using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Text;

/// <summary>What goes with a recommendation's table.</summary>
public static class RecommendationText
{
    /// <summary>Vertical against horizontal, why layouts do not hold, and what costs count; without the answer itself.</summary>
    public static IEnumerable<string> Lines(SizingResult sizing) =>
        new[] { sizing.UpOrOut }
            .Concat(Reasons(sizing).Select(reason => $"{reason.Layout}: {reason.Text}"))
            .Append(sizing.Counted)
            .Where(line => line.Length > 0);

    /// <summary>The layouts that there is something to say of, in the table's order.</summary>
    public static IEnumerable<(string Layout, string Text)> Reasons(SizingResult sizing) =>
        sizing
            .Layouts.Where(layout => layout.Reasons.Count > 0)
            .Select(layout => (layout.Name, string.Join(' ', layout.Reasons)));
}
