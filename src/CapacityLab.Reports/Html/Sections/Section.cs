using CapacityLab.Reports.Html.Writing;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>A part of the report: the question that it answers, under its heading.</summary>
internal sealed record Section(string Id, string Title, string Question, Markup Body)
{
    public Markup Render() =>
        Markup.Of(
            $"""
            <section id="{Id}" aria-labelledby="{Id}-title">
            <h2 id="{Id}-title">{Title} <span class="question">{Question}</span></h2>
            {Body}</section>

            """
        );
}
