using System.Globalization;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Knobs;

/// <summary>What the lab said of one run with a knob turned.</summary>
/// <param name="Case">What was turned.</param>
/// <param name="Runtime">process or docker.</param>
/// <param name="Number">Of the run; with the seed it decides sizes and load.</param>
/// <param name="Layout">What the lab found.</param>
internal sealed record KnobRun(KnobCase Case, string Runtime, int Number, LayoutResult Layout)
{
    public string Said => Layout.Bottleneck.Cause;

    public bool IsRight => Said == Case.Cause;

    /// <summary>As the archive has it; where it has none, carried out and kept there.</summary>
    public static async Task<KnobRun> OfAsync(
        KnobArchive archive,
        KnobCase knob,
        string runtime,
        int seed,
        int number
    ) =>
        new(
            knob,
            runtime,
            number,
            archive.Find(knob, runtime, seed, number) ?? await CarryOutAsync(archive, knob, runtime, seed, number)
        );

    private static async Task<LayoutResult> CarryOutAsync(
        KnobArchive archive,
        KnobCase knob,
        string runtime,
        int seed,
        int number
    )
    {
        // The same sizes for the same seed and number, whatever else is run.
        var random = new Random(Hash.Of($"{knob.Name}/{seed}/{number}"));
        var (result, folder) = await LabRuns.RunAsync(
            plan =>
            {
                plan.ShortSearch();
                knob.Turn(plan, random);
                plan["load"]!["seed"] = random.Next(1, 1000);
            },
            runtime,
            LabRuns.OwnProgram
        );
        archive.Keep(Path.Combine(folder, "result.json"), knob, runtime, seed, number);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        return result.Layouts[0];
    }

    /// <summary>In one line, with what else was close.</summary>
    public override string ToString()
    {
        var considered = Layout.Bottleneck.Considered.Where(suspect => suspect.ByItself >= 0.1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsRight ? "right" : "WRONG")} {Case.Name} ({Runtime}, run {Number}): {Said} at {Layout.Bottleneck.Node}, confidence {Layout.Bottleneck.Confidence:0.00}; capacity {Layout.Capacity.RequestsPerSecond?.ToString() ?? Layout.Capacity.Status.ToString()}; {string.Join(", ", considered.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Cause} {s.ByItself:0.00}→{s.Score:0.00}")))}{(Layout.Error.Length > 0 ? "; " + Layout.Error.Split('\n')[0] : "")}"
        );
    }
}
