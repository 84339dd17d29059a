using System.Globalization;

namespace CapacityLab.Commands.Fits;

/// <summary>The sizes and throughputs that a law is fitted to: far wider than any that were measured, and such that no square of them is infinite.</summary>
/// <param name="Least">Included.</param>
/// <param name="Most">Included.</param>
internal sealed record FigureRange(double Least, double Most)
{
    public static readonly FigureRange Sizes = new(1e-6, 1e9);
    public static readonly FigureRange Throughputs = new(1e-6, 1e15);

    public string Allowed =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a number above 0, as 12 or 0.5, from {Least:0.######} to {Most:#,0}"
        );

    public bool Has(double value) => value >= Least && value <= Most;
}
