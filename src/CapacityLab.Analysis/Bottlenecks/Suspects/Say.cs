using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Sentences of evidence, the same in every culture.</summary>
internal static class Say
{
    public static Evidence That(FormattableString statement, string signal, double value, double threshold) =>
        new(statement.ToString(CultureInfo.InvariantCulture), signal, Math.Round(value, 6), threshold);
}
