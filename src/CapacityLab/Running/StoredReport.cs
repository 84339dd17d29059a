using CapacityLab.Results;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>Writes the report of a run that was stored before.</summary>
internal static class StoredReport
{
    /// <exception cref="InputException">
    /// A journal of an older version, whose lines have no sum, holds figures that no report can show.
    /// </exception>
    public static void Write(RunFolder folder, RunResult result)
    {
        try
        {
            RunReport.Write(folder, result);
        }
        catch (Exception error)
            when (!File.Exists(folder.Result) && error is not (IOException or UnauthorizedAccessException))
        {
            throw new InputException(
                $"{folder.Journal}: found figures of which no report can be made ({error.Message}); allowed: a journal as a run writes it.",
                error
            );
        }
    }
}
