using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>A rendered report in a folder of its own, gone with the test.</summary>
internal sealed class RunFolder : IDisposable
{
    public RunFolder(RunResult result)
    {
        Path = Directory.CreateTempSubdirectory("capacitylab-report-").FullName;
        ReportFolder.Write(Path, result);
    }

    public string Path { get; }

    public string Html => Read("report.html");

    public string Markdown => Read("summary.md");

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
