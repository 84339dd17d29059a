using System.Globalization;

namespace CapacityLab.Reports.Plots;

/// <summary>
/// How a line is broken. Skia would cut a dashed line into a shape for each dash; drawn whole, at a width that no other
/// line has, it becomes one path with a <c>stroke-dasharray</c> when the SVG is cleaned.
/// </summary>
internal sealed record Dash(float Width, string Pattern)
{
    public static readonly Dash Long = new(1.51f, "6 4");
    public static readonly Dash Short = new(1.52f, "3 2.5");
    public static readonly Dash Dotted = new(1.53f, "1.5 3");

    private static readonly Dictionary<string, Dash> ByWidth = new[] { Long, Short, Dotted }.ToDictionary(d =>
        d.Width.ToString(CultureInfo.InvariantCulture)
    );

    public static Dash? OfWidth(string? strokeWidth) =>
        strokeWidth is null ? null : ByWidth.GetValueOrDefault(strokeWidth);
}
