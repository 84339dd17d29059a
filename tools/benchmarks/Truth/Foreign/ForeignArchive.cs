using System.Text.Json.Nodes;
using CapacityLab.Results.Json;

namespace Benchmarks.Truth.Foreign;

/// <summary>Results of runs, a file each and one for its sweep, so that a table can be made in several goes; and the table itself.</summary>
/// <param name="folder">Null to keep nothing.</param>
/// <param name="seed">Of all runs.</param>
internal sealed class ForeignArchive(string? folder, int seed)
{
    /// <summary>As it was kept, not judged anew; null where there is no such run.</summary>
    public ForeignRun? Find(ForeignRun run)
    {
        if (PathOf(run, "json") is not { } file || !File.Exists(file))
        {
            return null;
        }

        using var stream = File.OpenRead(file);
        return run with { Result = ResultFormat.Read(stream), Sweep = FindSweep(run) };
    }

    /// <param name="run">Whose.</param>
    /// <param name="resultFile">What the lab left.</param>
    public void Keep(ForeignRun run, string resultFile)
    {
        if (PathOf(run, "json") is { } file)
        {
            Directory.CreateDirectory(folder!);
            File.Copy(resultFile, file, overwrite: true);
        }
    }

    public void KeepSweep(ForeignRun run)
    {
        if (PathOf(run, "sweep.json") is { } file)
        {
            Directory.CreateDirectory(folder!);
            File.WriteAllText(file, new JsonObject { ["requestsPerSecond"] = run.Sweep }.ToJsonString());
        }
    }

    /// <summary>Whether it was swept, with or without an answer.</summary>
    public bool HasSweep(ForeignRun run) => PathOf(run, "sweep.json") is { } file && File.Exists(file);

    public void KeepTable(IEnumerable<string> markdown, JsonNode json)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(Path.Combine(folder, "foreign.md"), markdown);
            File.WriteAllText(Path.Combine(folder, "foreign-runs.json"), json.ToJsonString());
        }
    }

    private double? FindSweep(ForeignRun run) =>
        HasSweep(run)
            ? (double?)JsonNode.Parse(File.ReadAllText(PathOf(run, "sweep.json")!))!["requestsPerSecond"]
            : null;

    private string? PathOf(ForeignRun run, string ending) =>
        folder is null
            ? null
            : Path.Combine(
                folder,
                FormattableString
                    .Invariant($"{run.Case.Name} {run.Condition} {seed} {run.Number}.{ending}")
                    .Replace(' ', '-')
            );
}
