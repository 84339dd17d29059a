using CapacityLab.Reports.Text;
using ScottPlot.TickGenerators;

namespace CapacityLab.Reports.Plots;

/// <summary>Ticks at 1, 2 and 5 (over few decades) or at powers of ten, on an axis of decimal logarithms.</summary>
internal static class LogTicks
{
    /// <summary>Values below are drawn at it: zero has no logarithm. Finer than any latency that is measured.</summary>
    public const double Least = 0.001;

    private const double FewDecades = 2.2;

    public static NumericManual Between(double low, double high)
    {
        var ticks = new NumericManual();
        double[] steps = high - low < FewDecades ? [1, 2, 5] : [1];
        for (var decade = (int)Math.Floor(low); decade <= high; decade++)
        {
            AddDecade(ticks, decade, steps);
        }

        return ticks;
    }

    private static void AddDecade(NumericManual ticks, int decade, double[] steps)
    {
        foreach (var step in steps)
        {
            var value = step * Math.Pow(10, decade);
            ticks.AddMajor(Math.Log10(value), Figures.Number(value));
        }
    }
}
