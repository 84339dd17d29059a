using System.Text;
using CapacityLab.Reports.Csv;
using CapacityLab.Reports.Html;
using CapacityLab.Reports.Markdown;
using CapacityLab.Reports.Plots;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports;

/// <summary>Renders a result into the files that people read. Computes nothing that the result does not hold.</summary>
public static class ReportFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes report.html, summary.md, probes.csv, samples.csv, demands.csv, recommendation.csv and plots/*.svg; existing ones are replaced.
    /// </summary>
    public static void Write(string folder, RunResult result)
    {
        Directory.CreateDirectory(folder);
        var charts = new ReportCharts(result);
        File.WriteAllText(Path.Combine(folder, "report.html"), ReportPage.Render(result, charts), Utf8);
        File.WriteAllText(Path.Combine(folder, "summary.md"), SummaryMarkdown.Of(result), Utf8);
        WriteTable(Path.Combine(folder, "probes.csv"), writer => ProbesCsv.Write(writer, result));
        WriteTable(Path.Combine(folder, "samples.csv"), writer => SamplesCsv.Write(writer, result));
        WriteTable(Path.Combine(folder, "demands.csv"), writer => DemandsCsv.Write(writer, result));
        WriteTable(Path.Combine(folder, "recommendation.csv"), writer => RecommendationCsv.Write(writer, result));
        WritePlots(Path.Combine(folder, "plots"), charts);
    }

    private static void WriteTable(string path, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(path, append: false, Utf8);
        write(writer);
    }

    private static void WritePlots(string folder, ReportCharts charts)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "*.svg"))
        {
            File.Delete(old);
        }

        foreach (var chart in charts.All)
        {
            File.WriteAllText(
                Path.Combine(folder, chart.Id + ".svg"),
                chart.Plot.Standalone($"{chart.Heading} {chart.Caption}".Trim(), chart.Width),
                Utf8
            );
        }
    }
}
