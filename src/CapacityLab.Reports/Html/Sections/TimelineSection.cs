using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Sections;

internal static class TimelineSection
{
    public static Section? Of(ReportCharts charts) =>
        charts.Timelines.Count == 0 && charts.Shares is null
            ? null
            : new("timeline", "Timeline", "When did it happen, and where?", Body(charts));

    private static Markup Body(ReportCharts charts) =>
        Markup.Of(
            $"{Figure.Grid(charts.Timelines, "wide")}{(charts.Shares is { } shares ? Markup.Of($"<h3>Shares of the nodes</h3>\n{Figure.Render(shares)}") : Markup.Empty)}"
        );
}
