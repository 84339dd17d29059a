using ScottPlot;

namespace CapacityLab.Reports.Plots;

/// <summary>
/// A colour of the plots. The light value is also its mark in an SVG: in the report each becomes a class that follows the
/// reader's light or dark preference, so no two may be equal.
/// </summary>
/// <param name="Name">The CSS variable, without the dashes.</param>
/// <param name="Light">On a light page, as <c>#RRGGBB</c>.</param>
/// <param name="Dark">On a dark page.</param>
internal sealed record PlotColor(string Name, string Light, string Dark)
{
    public static readonly PlotColor Paper = new("paper", "#FEFEFE", "#171B21");
    public static readonly PlotColor Ink = new("ink", "#1C2128", "#E6EAF0");
    public static readonly PlotColor Muted = new("muted", "#57606A", "#A3ADB9");
    public static readonly PlotColor Grid = new("grid", "#E1E5EA", "#2C333D");
    public static readonly PlotColor Band = new("band", "#EEF2F7", "#202731");
    public static readonly PlotColor Good = new("good", "#1A7340", "#56D98B");
    public static readonly PlotColor Warning = new("warning", "#8A5300", "#F0B64A");
    public static readonly PlotColor Bad = new("bad", "#B3261E", "#FF8A80");

    /// <summary>Okabe and Ito's order, darkened or lightened until each has 3:1 against its background.</summary>
    public static readonly IReadOnlyList<PlotColor> Series =
    [
        new("s1", "#0B63B0", "#66B2FF"),
        new("s2", "#B54500", "#FF9D57"),
        new("s3", "#007A5C", "#3DD6A8"),
        new("s4", "#A0408A", "#F09BD8"),
        new("s5", "#7D6100", "#E8C547"),
        new("s6", "#4B5D78", "#AEBBD0"),
    ];

    /// <summary>Grounds of a heat map, from little to much; ink is read on each.</summary>
    public static readonly IReadOnlyList<PlotColor> Heat =
    [
        new("h1", "#EAF2FB", "#1A2635"),
        new("h2", "#CFE1F5", "#1C3350"),
        new("h3", "#B0CFEF", "#1F416B"),
        new("h4", "#8FBBE8", "#235088"),
    ];

    public static readonly IReadOnlyList<PlotColor> All =
    [
        Paper,
        Ink,
        Muted,
        Grid,
        Band,
        Good,
        Warning,
        Bad,
        .. Series,
        .. Heat,
    ];

    public static PlotColor Of(int series) => Series[series % Series.Count];

    /// <summary>The ground for a share of the largest value, 0 to 1.</summary>
    public static PlotColor HeatOf(double share) =>
        Heat[(int)Math.Clamp(Math.Ceiling(share * Heat.Count) - 1, 0, Heat.Count - 1)];

    public Color Color => Color.FromHex(Light);
}
