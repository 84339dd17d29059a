using System.Globalization;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Tests.Html;

public class ContrastTests
{
    public static TheoryData<string> TextColors =>
        [.. PlotColor.All.Select(c => c.Name).Except(["paper", "band", "grid", .. PlotColor.Heat.Select(c => c.Name)])];

    [Theory]
    [MemberData(nameof(TextColors))]
    public void Text_has_4_5_to_1_on_the_page_and_on_bands_light_and_dark(string name)
    {
        var color = PlotColor.All.Single(c => c.Name == name);

        Assert.All(
            new[] { PlotColor.Paper, PlotColor.Band },
            ground =>
            {
                Assert.InRange(Contrast(color.Light, ground.Light), 4.5, 21);
                Assert.InRange(Contrast(color.Dark, ground.Dark), 4.5, 21);
            }
        );
    }

    [Fact]
    public void Ink_can_be_read_on_every_ground_of_a_heat_map() =>
        Assert.All(
            PlotColor.Heat,
            ground =>
            {
                Assert.InRange(Contrast(PlotColor.Ink.Light, ground.Light), 4.5, 21);
                Assert.InRange(Contrast(PlotColor.Ink.Dark, ground.Dark), 4.5, 21);
            }
        );

    [Fact]
    public void Each_colour_is_its_own_mark_in_an_svg()
    {
        Assert.Equal(
            PlotColor.All.Count,
            PlotColor.All.Select(c => c.Light).Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );
    }

    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    private static double Contrast(string one, string other)
    {
        var (low, high) = (Math.Min(Luminance(one), Luminance(other)), Math.Max(Luminance(one), Luminance(other)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(string color) =>
        (0.2126 * Linear(color[1..3])) + (0.7152 * Linear(color[3..5])) + (0.0722 * Linear(color[5..7]));

    private static double Linear(string channel)
    {
        var value = int.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
