using System.Xml.Linq;
using CapacityLab.Reports.Plots;
using CapacityLab.Reports.Tests.Sample;

namespace CapacityLab.Reports.Tests.Plots;

public sealed class SvgTests : IDisposable
{
    private readonly RunFolder _folder = new(SampleRun.Complete());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_plot_is_a_file_of_its_own_with_a_title_and_a_view_box()
    {
        var plots = Directory.GetFiles(Path.Combine(_folder.Path, "plots"), "*.svg").Select(XDocument.Load).ToArray();

        Assert.Equal(21, plots.Length);
        Assert.All(plots, plot => Assert.NotNull(plot.Root!.Attribute("viewBox")));
        Assert.All(plots, plot => Assert.Equal("title", plot.Root!.Elements().First().Name.LocalName));
    }

    [Fact]
    public void Text_is_real_text_with_an_anchor_and_no_lists_of_glyph_places()
    {
        var texts = All().Where(e => e.Name.LocalName == "text").ToArray();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.DoesNotContain(",", text.Attribute("x")!.Value, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.NotNull(text.Attribute("text-anchor")));
        Assert.Contains(texts, text => text.Value == "p99 objective 200");
        Assert.Contains(texts, text => text.Value == "generator-limited: no capacity stated");
    }

    [Fact]
    public void Every_colour_is_one_that_the_page_can_turn_dark()
    {
        var known = PlotColor.All.Select(c => c.Light).Append("none").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = All().SelectMany(e => new[] { e.Attribute("fill"), e.Attribute("stroke") }).OfType<XAttribute>();

        Assert.Empty(used.Select(a => a.Value).Distinct().Except(known, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_plots_files_of_an_earlier_rendering_are_gone()
    {
        var stale = Path.Combine(_folder.Path, "plots", "curves-99.svg");
        File.WriteAllText(stale, "<svg/>");

        ReportFolder.Write(_folder.Path, SampleRun.Partial());

        Assert.False(File.Exists(stale));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "plots", "curves-5.svg")));
    }

    private XElement[] All() =>
        [
            .. Directory
                .GetFiles(Path.Combine(_folder.Path, "plots"), "*.svg")
                .SelectMany(path => XDocument.Load(path).Root!.Descendants()),
        ];
}
