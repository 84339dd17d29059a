namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>Turns a figure into a degree of evidence: a single threshold would make two almost equal figures opposites.</summary>
internal static class Ramp
{
    /// <summary>0 up to <paramref name="from"/>, 1 from <paramref name="to"/> on, straight in between; 0 where nothing is known.</summary>
    public static double Up(double? value, double from, double to) =>
        value is { } known ? Math.Clamp((known - from) / (to - from), 0, 1) : 0;

    /// <summary>The opposite, and 1 where nothing is known.</summary>
    public static double Down(double? value, double from, double to) => 1 - Up(value, from, to);
}
