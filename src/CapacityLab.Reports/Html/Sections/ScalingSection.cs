using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>The laws that the layouts' capacities follow, with what they cannot tell.</summary>
internal static class ScalingSection
{
    public static Section? Of(RunResult result, ReportCharts charts) =>
        result.Scaling is { Vertical: null, Horizontal: null }
            ? null
            : new(
                "scaling",
                "Scaling",
                "Do more cores or more replicas help?",
                Markup.Of(
                    $"{Charts(charts)}{Law("More cores", result.Scaling.Vertical)}{Law("More replicas", result.Scaling.Horizontal)}"
                )
            );

    private static Markup Charts(ReportCharts charts) =>
        charts.Scaling.Count > 0 ? Figure.Grid(charts.Scaling, "wide") : Markup.Empty;

    private static Markup Law(string heading, ScalingLaw? law) =>
        law is null ? Markup.Empty
        : law.IsFitted
            ? Markup.Of(
                $"<h3>{heading}: {ScalingFacts.Model(law)}</h3>\n{new Table($"{heading}: parameters of the law", Columns).Render(ScalingFacts.Rows(law))}"
            )
        : Markup.Of($"<h3>{heading}: {ScalingFacts.Model(law)}</h3>\n<p>{law.Reason}</p>\n");

    private static IReadOnlyList<Column> Columns =>
        [.. ScalingFacts.Columns.Select((name, index) => new Column(name, IsNumber: index > 0))];
}
