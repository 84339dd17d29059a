using System.Globalization;

namespace Benchmarks.Peers;

internal static class Medians
{
    public static double Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>As <c>0.82 (0.51 to 1.00)</c>: the median with the least and the most.</summary>
    public static string WithRange(IEnumerable<double> numbers, string format)
    {
        double[] all = [.. numbers];
        return $"{Text(Of(all), format)} ({Text(all.Min(), format)} to {Text(all.Max(), format)})";
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
