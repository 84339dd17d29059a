using System.Globalization;

namespace CapacityLab.Results.Layouts;

/// <summary>One observation that speaks for a cause.</summary>
/// <param name="Statement">A sentence with the figures in it.</param>
/// <param name="Signal">Name of the signal, such as <c>throttledShare</c>.</param>
/// <param name="Value">The value observed.</param>
/// <param name="Threshold">The value from which the signal counts as evidence.</param>
public sealed record Evidence(string Statement, string Signal, double Value, double Threshold)
{
    /// <summary>The same in every culture, the value rounded to six decimals.</summary>
    public static Evidence Of(FormattableString statement, string signal, double value, double threshold) =>
        new(statement.ToString(CultureInfo.InvariantCulture), signal, Math.Round(value, 6), threshold);
}
