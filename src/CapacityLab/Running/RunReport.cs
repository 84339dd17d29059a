using CapacityLab.Plans.Suggestions;
using CapacityLab.Reports;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Running;

/// <summary>Writes the report of a result, and the recommended layout as files to start from.</summary>
internal static class RunReport
{
    public static void Write(RunFolder folder, RunResult result)
    {
        ReportFolder.Write(folder.Path, result);
        SuggestionFolder.Write(Path.Combine(folder.Path, SuggestedFiles.Folder), result);
    }
}
