using CapacityLab.Analysis.Conclusions;
using CapacityLab.Plans.Json;
using CapacityLab.Results;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>Writes and reads the result of a run's folder.</summary>
internal static class StoredResult
{
    public static void Write(RunFolder folder, RunResult result)
    {
        using var file = File.Create(folder.Result);
        ResultFormat.Write(file, result);
    }

    /// <summary>The result; of a run that did not come to its end, what follows from its journal.</summary>
    /// <exception cref="InputException">Neither is there, it cannot be read, or it is not a result.</exception>
    public static RunResult Read(RunFolder folder)
    {
        try
        {
            return ReadFiles(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{folder.Path}: found what cannot be read ({error.Message}); allowed: the folder of a run."
            )
            {
                NamesItsPlace = true,
            };
        }
    }

    private static RunResult ReadFiles(RunFolder folder)
    {
        if (File.Exists(folder.Result))
        {
            using var file = RegularFile.OpenRead(folder.Result);
            return Checked(folder, ResultFormat.Read(file));
        }

        if (!File.Exists(folder.Journal))
        {
            throw new InputException(
                $"{folder.Path}: found neither result.json nor journal.jsonl; allowed: the folder of a run."
            )
            {
                NamesItsPlace = true,
            };
        }

        using var journal = RegularFile.OpenRead(folder.Journal);
        return RunConclusion.Of(JournalFormat.Read(journal), ExitCodes.Killed);
    }

    /// <summary>What is JSON and says nothing of a run would make a report of nothing.</summary>
    private static RunResult Checked(RunFolder folder, RunResult read) =>
        read.SchemaVersion < 1 ? throw Wrong(folder, $"schemaVersion {read.SchemaVersion}", "from 1 on")
        : read is { RunId: "", Layouts.Count: 0 }
            ? throw Wrong(folder, "neither runId nor layouts", "the result of a run")
        : read;

    private static InputException Wrong(RunFolder folder, string found, string allowed) =>
        new($"{folder.Result}: found {found}; allowed: {allowed}.") { NamesItsPlace = true };
}
