using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace Benchmarks.Truth.Knobs;

/// <summary>
/// Results of runs with a knob turned, a file each, so that a matrix can be made in several goes and that other rules can be tried on
/// what was measured. What is read is judged anew, by the rules as they are.
/// </summary>
/// <param name="folder">Null to keep nothing.</param>
internal sealed class KnobArchive(string? folder)
{
    /// <summary>Null where there is no such run.</summary>
    public LayoutResult? Find(KnobCase knob, string runtime, int seed, int number)
    {
        if (folder is null || !File.Exists(PathOf(folder, knob, runtime, seed, number)))
        {
            return null;
        }

        using var stream = File.OpenRead(PathOf(folder, knob, runtime, seed, number));
        return JudgedAnew(ResultFormat.Read(stream));
    }

    /// <param name="resultFile">What the run left.</param>
    /// <param name="knob">What was turned.</param>
    /// <param name="runtime">process or docker.</param>
    /// <param name="seed">Of all runs.</param>
    /// <param name="number">Of the run.</param>
    public void Keep(string resultFile, KnobCase knob, string runtime, int seed, int number)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.Copy(resultFile, PathOf(folder, knob, runtime, seed, number), overwrite: true);
        }
    }

    /// <summary>A layout that failed keeps what was said of it: that came from its events, not from its probes.</summary>
    private static LayoutResult JudgedAnew(RunResult result)
    {
        var layout = result.Layouts[0];
        return layout.Error.Length > 0
            ? layout
            : layout with
            {
                Bottleneck = BottleneckJudge.Find(
                    layout.Probes,
                    layout.Capacity,
                    Count(result.Host.TargetProcessors),
                    hostProcessors: result.Host.Cores
                ),
            };
    }

    /// <summary>Of a list as the result has it, such as 0-1,4.</summary>
    private static int Count(string processors) =>
        processors
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('-').Select(int.Parse).ToList())
            .Sum(ends => ends[^1] - ends[0] + 1);

    private static string PathOf(string folder, KnobCase knob, string runtime, int seed, int number)
    {
        string name = string.Concat(knob.Name.Where(letter => char.IsLetter(letter) || letter is '-' or ' '));
        return Path.Combine(folder, $"{name.Replace(' ', '-')}-{runtime}-{seed}-{number}.json");
    }
}
