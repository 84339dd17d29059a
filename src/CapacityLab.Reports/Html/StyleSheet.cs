using System.Security.Cryptography;
using System.Text;
using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html;

/// <summary>The page's one style sheet, and the hash by which its policy lets nothing else in.</summary>
internal static class StyleSheet
{
    public static string Text { get; } = Colors() + Load();

    public static string Hash { get; } =
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    private static string Colors() =>
        $":root{{color-scheme:light dark;{Variables(c => c.Light)}}}\n"
        + $"@media screen and (prefers-color-scheme:dark){{:root{{{Variables(c => c.Dark)}}}}}\n"
        + string.Concat(PlotColor.All.Select(Classes))
        + "\n";

    private static string Classes(PlotColor color) =>
        $".f-{color.Name}{{fill:var(--{color.Name})}}.s-{color.Name}{{stroke:var(--{color.Name})}}";

    private static string Variables(Func<PlotColor, string> value) =>
        string.Concat(PlotColor.All.Select(c => $"--{c.Name}:{value(c)};"));

    private static string Load()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
