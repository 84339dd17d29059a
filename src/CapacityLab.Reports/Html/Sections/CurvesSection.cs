using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Sections;

internal static class CurvesSection
{
    public static Section? Of(ReportCharts charts) =>
        charts.Curves.Count == 0
            ? null
            : new("curves", "Capacity curves", "Where is the knee?", Figure.Grid(charts.Curves, "small"));
}
