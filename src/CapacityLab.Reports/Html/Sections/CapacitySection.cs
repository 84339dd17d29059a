using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Sections;

internal static class CapacitySection
{
    public static Section? Of(ReportCharts charts) =>
        charts.Capacity is not { } chart
            ? null
            : new("scaling", "Capacity by layout", "Do more cores or more replicas help?", Figure.Render(chart));
}
