using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Sections;

internal static class SizesSection
{
    public static Section? Of(ReportCharts charts) =>
        charts.Sizes is not { } chart
            ? null
            : new("up-or-out", "Up or out", "Larger replicas or more of them?", Figure.Render(chart));
}
