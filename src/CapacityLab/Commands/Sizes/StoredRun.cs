using CapacityLab.Plans.Json;
using CapacityLab.Results;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Running;

namespace CapacityLab.Commands.Sizes;

/// <summary>Finds and reads the result that a command is asked about.</summary>
internal static class StoredRun
{
    private const string Allowed = "the folder of a run, or its result.json";

    /// <summary>Each costs the reading of a result.</summary>
    private const int MostTried = 50;

    private static readonly string Runs = Path.Combine("reports", "runs");

    /// <param name="named">A folder or a file; null: the newest run below reports/runs that measured a capacity.</param>
    /// <param name="note">Takes which one it is, and which newer ones were passed over, where none was named.</param>
    /// <exception cref="InputException">There is none, or it is not a result.</exception>
    public static RunResult Read(string? named, Action<string> note) =>
        named is null ? Newest(Runs, note) : ReadAt(named);

    /// <summary>The newest usable run below a folder.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static RunResult Newest(string runs, Action<string> note)
    {
        var passed = new List<string>();
        foreach (string folder in NewestFirst(runs).Take(MostTried))
        {
            if (TryRead(folder, out var run) is not { } why)
            {
                note(
                    $"From {folder}{(passed.Count == 0 ? "" : $"; newer ones passed over: {string.Join(", ", passed)}")}."
                );
                return run!;
            }

            passed.Add($"{Path.GetFileName(folder)} ({why})");
        }

        string found =
            passed.Count == 0 ? $"no run in {runs}" : $"no usable run in {runs}: {string.Join(", ", passed)}";
        throw new InputException($"RUN: found {found}; allowed: {Allowed}.");
    }

    /// <returns>Why it cannot be used; null: it can.</returns>
    private static string? TryRead(string folder, out RunResult? run)
    {
        try
        {
            run = ReadAt(folder);
            return run.Layouts.Any(layout => layout.Capacity.RequestsPerSecond is not null)
                ? null
                : "measured no capacity";
        }
        catch (InputException)
        {
            run = null;
            return "no result that can be read";
        }
    }

    private static RunResult ReadAt(string path)
    {
        try
        {
            var folder = new RunFolder(Path.GetFullPath(path));
            return File.Exists(folder.Result) ? ReadFile(folder.Result)
                : Directory.Exists(path) ? StoredResult.Read(folder)
                : ReadFile(path);
        }
        catch (InputException error) when (!error.NamesItsPlace)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: found what cannot be read ({error.Message}); allowed: {Allowed}.")
            {
                NamesItsPlace = true,
            };
        }
    }

    private static RunResult ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: found nothing; allowed: {Allowed}.") { NamesItsPlace = true };
        }

        using var file = RegularFile.OpenRead(path);
        return ResultFormat.ReadConclusions(file);
    }

    private static IEnumerable<string> NewestFirst(string runs) =>
        (Directory.Exists(runs) ? Directory.GetDirectories(runs) : [])
            .Select(folder => (Folder: folder, At: WrittenAt(new RunFolder(folder))))
            .Where(run => run.At is not null)
            .OrderByDescending(run => run.At)
            .ThenByDescending(run => run.Folder, StringComparer.Ordinal)
            .Select(run => run.Folder);

    /// <summary>Null where the folder holds no run.</summary>
    private static DateTime? WrittenAt(RunFolder folder) =>
        File.Exists(folder.Result) ? File.GetLastWriteTimeUtc(folder.Result)
        : File.Exists(folder.Journal) ? File.GetLastWriteTimeUtc(folder.Journal)
        : null;
}
