using CapacityLab.Reports.Html.Sections;
using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Plots;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html;

/// <summary>report.html: one file that asks for nothing else, readable without scripts.</summary>
internal static class ReportPage
{
    public static string Render(RunResult result, ReportCharts charts)
    {
        var sections = Sections(result, charts);
        return Markup
            .Of(
                $"""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{new Markup(
                    StyleSheet.Hash
                )}'; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{Marks.Of(result).Word}: capacity report{Named(result)}</title>
                <style>{new Markup(StyleSheet.Text)}</style>
                </head>
                <body>
                <a class="skip" href="#verdict">To the verdict</a>
                <header>
                <h1>Capacity report</h1>
                <p>{RunFacts.Line(result)}</p>
                </header>
                <nav aria-label="Sections"><ul>{Markup.Join(sections.Select(Link))}</ul></nav>
                <main>
                {VerdictSection.Render(result)}{Markup.Join(sections.Select(s => s.Render()))}</main>
                <footer><p>Rendered from result.json, which holds every number shown here. probes.csv and samples.csv hold them as tables.</p></footer>
                </body>
                </html>

                """
            )
            .Html;
    }

    private static Section[] Sections(RunResult result, ReportCharts charts) =>
        [
            .. new Section?[]
            {
                GatesSection.Of(result),
                RecommendationSection.Of(result),
                LayoutsSection.Of(result),
                CurvesSection.Of(charts),
                CapacitySection.Of(charts),
                ScalingSection.Of(result, charts),
                SizesSection.Of(charts),
                BottleneckSection.Of(result, charts),
                DemandSection.Of(result),
                ValiditySection.Of(result, charts),
                FailuresSection.Of(result),
                TimelineSection.Of(charts),
                ReproduceSection.Of(result),
            }.OfType<Section>(),
        ];

    private static Markup Link(Section section) => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");

    private static string Named(RunResult result) => result.RunId.Length > 0 ? " " + result.RunId : "";
}
