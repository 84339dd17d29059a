using System.Globalization;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Commands.Fits;

/// <summary>A fit for people.</summary>
internal static class FitText
{
    private const string NotIdentified = "not identified";
    private const int Gap = 2;

    /// <summary>Of the columns of points, where numbers are not larger than usual.</summary>
    private static readonly int[] Widths = [12, 14, 14, 14, 12];

    public static void Write(TextWriter writer, FitReport report)
    {
        var law = report.Law;
        Line(writer, $"{report.File}: {Name(law.Model)}, {law.Observations:#,0} observations, {Name(law.Estimator)}");
        Line(writer, $"  {law.Reason}");
        Line(writer, $"");
        WriteParameters(writer, law);
        Line(writer, $"");
        WritePoints(writer, law);
        WritePredictions(writer, law.Predictions);
        WriteNeeded(writer, report.Needed);
    }

    private static void WriteParameters(TextWriter writer, ScalingLaw law)
    {
        Row(writer, "", "estimate", "± SE", "95 % interval");
        var (found, errors, intervals) = (law.Identified, law.StandardErrors, law.Intervals);
        Row(writer, "λ", Value(law.Lambda, found.Lambda), Digits(errors.Lambda), intervals.Lambda);
        if (law.Model >= ScalingModel.Amdahl)
        {
            Row(writer, "σ", Value(law.Sigma, found.Sigma), Digits(errors.Sigma), intervals.Sigma);
        }

        if (law.Model >= ScalingModel.Usl)
        {
            Row(writer, "κ", Value(law.Kappa, found.Kappa), Digits(errors.Kappa), intervals.Kappa);
        }

        if (law.Peak is { } peak)
        {
            Row(writer, "peak n", Digits(peak.N), "", peak.NInterval);
            Row(writer, "peak throughput", Digits(peak.Throughput), "", peak.ThroughputInterval);
        }

        if (law.Limit is not null)
        {
            Row(writer, "limit λ/σ", Digits(law.Limit), "", law.LimitInterval);
        }
    }

    private static void WritePoints(TextWriter writer, ScalingLaw law)
    {
        List<string[]> rows =
        [
            ["n", "measured", "fitted", "residual", "of fitted"],
            .. law.Points.Select(Cells),
        ];
        int[] widths =
        [
            .. Widths.Select((least, column) => Math.Max(least, rows.Max(row => row[column].Length) + Gap)),
        ];
        foreach (string[] row in rows)
        {
            Line(writer, $"  {string.Concat(row.Zip(widths, (cell, width) => cell.PadLeft(width)))}");
        }
    }

    private static string[] Cells(ScalingPoint point) =>
        [
            Text($"{point.N:#,0.####}"),
            Text($"{point.Throughput:#,0.##}"),
            Text($"{point.Fitted:#,0.##}"),
            Text($"{Rounded(point.Residual, 2):#,0.##}"),
            Text($"{Rounded(point.Residual / point.Fitted, 3):+0.0 %;-0.0 %;0.0 %}"),
        ];

    private static void WritePredictions(TextWriter writer, IReadOnlyList<ScalingPrediction> predictions)
    {
        foreach (var one in predictions)
        {
            string found = one.Throughput is { } stated
                ? Text($"{stated:#,0.##}, 95 % interval {Interval(one.Interval)}")
                : one.Reason;
            Line(writer, $"  at n = {one.N:#,0.####}: {found}");
        }
    }

    private static void WriteNeeded(TextWriter writer, IReadOnlyList<ScalingDemand> needed)
    {
        foreach (var one in needed)
        {
            string found =
                one.N is { } stated && one.Reason.Length == 0
                    ? Text($"n = {stated:#,0.##}, 95 % interval {Interval(one.Interval)}")
                    : one.Reason;
            Line(writer, $"  for a throughput of {one.Throughput:#,0.##}: {found}");
        }
    }

    // At a bound the bound is the finding; elsewhere a number that is half error would be taken for one.
    private static string Value(double? value, bool isIdentified) =>
        isIdentified ? Digits(value)
        : value is 0 or 1 ? $"{Digits(value)}, at its bound"
        : NotIdentified;

    private static void Row(TextWriter writer, string name, string estimate, string error, FitInterval? interval) =>
        Row(writer, name, estimate, error, Interval(interval));

    private static void Row(TextWriter writer, string name, string estimate, string error, string interval) =>
        Line(writer, $"  {name, -18}{estimate, 18}{error, 14}  {interval}");

    private static string Interval(FitInterval? interval) =>
        interval is null ? "–" : $"{Digits(interval.Low)} to {(interval.High is { } high ? Digits(high) : "open")}";

    /// <summary>Six digits: published coefficients have that many.</summary>
    private static string Digits(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Adding zero makes 0 of −0.</summary>
    private static double Rounded(double value, int digits) => Math.Round(value, digits) + 0;

    private static string Name(ScalingModel? model) =>
        model switch
        {
            ScalingModel.Linear => "linear law",
            ScalingModel.Amdahl => "Amdahl's law",
            _ => "USL",
        };

    private static string Name(FitEstimator estimator) =>
        estimator == FitEstimator.Relative ? "robust on relative error" : "least squares on throughput";

    private static void Line(TextWriter writer, FormattableString text) => writer.WriteLine(Text(text).TrimEnd());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
