using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Running;

namespace CapacityLab.Commands.Sizes;

/// <summary>Finds and reads the result that a command is asked about.</summary>
internal static class StoredRun
{
    private const string Allowed = "the folder of a run, or its result.json";
    private static readonly string Runs = Path.Combine("reports", "runs");

    /// <param name="named">A folder or a file; null: the newest run below reports/runs.</param>
    /// <exception cref="InvalidDataException">There is none, or it is not a result.</exception>
    public static RunResult Read(string? named)
    {
        string path = named ?? Newest();
        if (path.Trim().Length == 0)
        {
            throw new InvalidDataException($"RUN: found \"{path}\"; allowed: {Allowed}.");
        }

        try
        {
            var folder = new RunFolder(Path.GetFullPath(path));
            return File.Exists(folder.Result) ? ReadFile(folder.Result)
                : Directory.Exists(path) ? folder.ReadResult()
                : ReadFile(path);
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: found what cannot be read ({error.Message}); allowed: {Allowed}.");
        }
    }

    private static RunResult ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: found nothing; allowed: {Allowed}.");
        }

        using var file = File.OpenRead(path);
        return ResultFormat.ReadConclusions(file);
    }

    private static string Newest() =>
        (Directory.Exists(Runs) ? Directory.GetDirectories(Runs) : [])
            .Select(folder => (Folder: folder, At: WrittenAt(new RunFolder(folder))))
            .Where(run => run.At is not null)
            .OrderBy(run => run.At)
            .ThenBy(run => run.Folder, StringComparer.Ordinal)
            .LastOrDefault()
            .Folder
        ?? throw new InvalidDataException($"RUN: found no run in {Runs}; allowed: {Allowed}.");

    /// <summary>Null where the folder holds no run.</summary>
    private static DateTime? WrittenAt(RunFolder folder) =>
        File.Exists(folder.Result) ? File.GetLastWriteTimeUtc(folder.Result)
        : File.Exists(folder.Journal) ? File.GetLastWriteTimeUtc(folder.Journal)
        : null;
}
