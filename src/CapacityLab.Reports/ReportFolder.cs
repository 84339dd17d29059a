using CapacityLab.Results.Runs;

namespace CapacityLab.Reports;

/// <summary>Renders a result into the files that people read. Computes nothing that the result does not hold.</summary>
public static class ReportFolder
{
    /// <summary>Writes report.html, summary.md, probes.csv, samples.csv and plots/*.svg; existing ones are replaced.</summary>
    public static void Write(string folder, RunResult result) => throw new NotImplementedException();
}
