using CapacityLab.Alerts;
using CapacityLab.Analysis.Conclusions;
using CapacityLab.Confirming;
using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Running;

/// <summary>Carries out a plan: every layout one after the other, then gates and verdict.</summary>
internal sealed class LabRun(RunSetup setup, IRunObserver observer, TimeProvider time)
{
    private readonly List<LayoutResult> layouts = [];
    private readonly List<AlertResult> alerts = [];
    private readonly List<Warning> ofConfirmations = [];
    private readonly long startedAt = time.GetTimestamp();

    /// <summary>Runs to the end or, when interrupted, to where it came; the result is complete either way.</summary>
    public async Task<RunResult> ExecuteAsync(Interruption interruption)
    {
        var header = Header(time.GetUtcNow());
        observer.On(new RunEvent.Started(header, setup.Plan, setup.Search) { Confirm = setup.Confirm });
        await using var webhook = setup.Plan.Alerts.Webhook is { } address
            ? new AlertWebhook(address, setup.RunId)
            : null;
        using var told = interruption.Token.Register(() => observer.On(new RunEvent.Note(Interruption.Stopping)));
        var warnings = new List<Warning>(header.Warnings);
        try
        {
            await RunLayoutsAsync(webhook, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // What was measured is kept; the verdict says that the run was ended.
        }

        warnings.AddRange(webhook is null ? [] : await webhook.CompleteAsync());
        warnings.AddRange(ofConfirmations);
        return Conclude(header with { Warnings = warnings }, interruption.ExitCode);
    }

    private RunResult Header(DateTimeOffset now) =>
        new()
        {
            RunId = setup.RunId,
            Status = RunStatus.Partial,
            Host = HostInspection.Read(setup.Processors),
            Plan = PlanWriter.Write(setup.Plan),
            Command = setup.Command,
            StartedAt = now,
            Objectives = Objectives,
            // For size, of a run that was cut off: what was asked.
            Recommendation = new SizingResult { Request = Sizing(now) },
            Warnings =
            [
                .. ListenSettings.Warnings(setup.Plan),
                .. HostChecks.Check(setup.Plan, setup.Processors, setup.InDocker),
            ],
        };

    private async Task RunLayoutsAsync(AlertWebhook? webhook, CancellationToken cancellation)
    {
        try
        {
            var context = await PrepareAsync(webhook, cancellation);
            foreach (var (number, layout) in setup.Plan.Layouts.Index())
            {
                observer.On(new RunEvent.LayoutStarted(layout.Name, number + 1, setup.Plan.Layouts.Count));
                await RunLayoutAsync(new LayoutRun(layout, context), cancellation);
                if (setup.Confirm)
                {
                    await ConfirmAsync(new ConfirmationRun(layout, layouts[^1], context), cancellation);
                }
            }
        }
        finally
        {
            if (setup.Runtime is DockerRuntime docker)
            {
                await docker.RemoveOwnAsync(wasCutOff: cancellation.IsCancellationRequested);
            }

            WorkFolders.Remove(setup.RunId);
            LogSecrets.Hide(setup.Folder.AllLogs, setup.Secrets);
        }
    }

    private async Task<LayoutRunContext> PrepareAsync(AlertWebhook? webhook, CancellationToken cancellation)
    {
        var left = await Leftovers.RemoveAsync(cancellation);
        foreach (
            string note in left
                .Removed.Select(one => $"Removed what a killed run left: {one}")
                .Concat(left.Failed.Select(one => $"Not removed of what a killed run left: {one}"))
        )
        {
            observer.On(new RunEvent.Note(note));
        }

        WorkFolders.Begin(setup.RunId);
        observer.On(new RunEvent.Note($"Building {setup.Plan.Target.Name} …"));
        var programs = await TargetPrograms.PrepareAsync(
            setup.Plan,
            WorkFolders.Of(setup.RunId, "programs"),
            cancellation
        );

        // Only now, since the build may use every processor.
        ProcessorAffinity.Restrict(setup.Processors.Generator);
        return new LayoutRunContext(
            setup,
            new LayoutSpecs(setup, programs),
            webhook is null ? observer : new RunObservers(observer, new AlertPosting(webhook)),
            time
        );
    }

    private async Task RunLayoutAsync(LayoutRun run, CancellationToken cancellation)
    {
        try
        {
            await run.RunAsync(cancellation);
        }
        finally
        {
            layouts.Add(run.Result);
            alerts.AddRange(run.Alerts);
            observer.On(new RunEvent.LayoutEnded(run.Result));
        }
    }

    private async Task ConfirmAsync(ConfirmationRun run, CancellationToken cancellation)
    {
        try
        {
            await run.RunAsync(cancellation);
        }
        finally
        {
            layouts[^1] = run.Result;
            alerts.AddRange(run.Alerts);
            ofConfirmations.AddRange(run.Warnings);
            observer.On(new RunEvent.Confirmed(run.Result));
        }
    }

    private RunResult Conclude(RunResult header, int interruptedBy)
    {
        var measured = header with { Duration = time.GetElapsedTime(startedAt), Layouts = layouts, Alerts = alerts };
        return HiddenJson.Of(RunConclusion.Of(measured, interruptedBy), setup.Secrets);
    }

    private Objectives Objectives => StatedLoad.Of(setup.Plan.Objectives, setup.Mix);

    private SizingRequest Sizing(DateTimeOffset asOf) =>
        setup.Plan.Sizing with
        {
            RequestsPerSecond = setup.Plan.Sizing.RequestsPerSecond ?? Objectives.RequestsPerSecond,
            AsOf = asOf,
        };
}
