using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>Ship or not: the page's first words.</summary>
internal static class VerdictSection
{
    public static Markup Render(RunResult result)
    {
        var mark = Marks.Of(result);
        return Markup.Of(
            $"""
            <section id="verdict" aria-labelledby="verdict-title" class="verdict {mark.Tone.ToString().ToLowerInvariant()}">
            <h2 id="verdict-title"><span class="icon" aria-hidden="true">{mark.Icon}</span> <span>{mark.Word}</span></h2>
            <p class="sentence">{VerdictText.Sentence(result)}</p>
            {Status(result)}</section>

            """
        );
    }

    private static Markup Status(RunResult result) =>
        result.Status == RunStatus.Complete
            ? Markup.Empty
            : Markup.Of(
                $"<p class=\"status\">{Table.Badge(Marks.Of(result.Status))} {StatusText.Of(result.Status)}</p>\n"
            );
}
