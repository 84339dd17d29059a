using System.ComponentModel;
using CapacityLab.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>Carries runs out: the lab in a process of its own, a hog beside it where one is asked for, then the sweep.</summary>
internal sealed class ForeignLab(ForeignArchive archive, ForeignFiles files, int seed, bool sweeps, Action<string> said)
{
    public async Task<ForeignRun> RunAsync(ForeignRun run)
    {
        var plan = new ForeignPlan(run.Case, run.Setting, ForeignFiles.Of(run.Case.Service), files.Classes);
        var measured = archive.Find(run) ?? await MeasureAsync(run, plan);
        return sweeps && run is { Case.HasEdge: true, Condition.Hog: false } && !archive.HasSweep(run)
            ? await SweepAsync(measured, plan)
            : measured;
    }

    private async Task<ForeignRun> MeasureAsync(ForeignRun run, ForeignPlan plan)
    {
        try
        {
            await files.PrepareAsync(run.Case.Service, run.Condition.InDocker);
            using var hog = CpuHog.If(run.Condition.Hog);
            var (result, folder) = await LabRuns.RunAsync(
                sample => plan.Write(sample, run.Condition.InDocker, seed: 1 + (Math.Abs(seed + run.Number) % 1000)),
                run.Condition.Runtime,
                options: run.Condition.Quick ? ["--quick", "--offline"] : ["--offline"]
            );
            archive.Keep(run, Path.Combine(folder, "result.json"));
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
            return run with { Result = result };
        }
        catch (Exception e) when (IsOfRun(e))
        {
            // A row of its own, not the end of the campaign.
            said(e.Message);
            return run;
        }
    }

    private async Task<ForeignRun> SweepAsync(ForeignRun run, ForeignPlan plan)
    {
        try
        {
            await files.PrepareAsync(run.Case.Service, run.Condition.InDocker);
            var swept = run with { Sweep = await ForeignSweep.RunAsync(plan, run.Condition.InDocker, said) };
            archive.KeepSweep(swept);
            return swept;
        }
        catch (Exception e) when (IsOfRun(e))
        {
            said(e.Message);
            return run;
        }
    }

    /// <summary>A program or an engine is missing, the service did not stand, the lab left nothing.</summary>
    private static bool IsOfRun(Exception e) =>
        e is InvalidOperationException or EnvironmentException or Win32Exception;
}
