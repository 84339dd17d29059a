using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Sections;

internal static class CapacitySection
{
    public static Section? Of(ReportCharts charts) =>
        charts.Capacity is not { } chart
            ? null
            : new("by-layout", "Capacity by layout", "How much does each take?", Figure.Render(chart));
}
