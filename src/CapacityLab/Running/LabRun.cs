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
internal sealed class LabRun(LabRunOptions options, IRunObserver observer, TimeProvider time)
{
    private readonly List<LayoutResult> layouts = [];
    private readonly List<AlertResult> alerts = [];
    private readonly List<Warning> ofConfirmations = [];
    private readonly long startedAt = time.GetTimestamp();

    /// <summary>Runs to the end or, when interrupted, to where it came; the result is complete either way.</summary>
    public async Task<RunResult> ExecuteAsync(Interruption interruption)
    {
        var header = Header();
        observer.On(new RunEvent.Started(header, options.Plan, options.Search) { Confirm = options.Confirm });
        await using var webhook = options.Plan.Alerts.Webhook is { } address
            ? new AlertWebhook(address, options.RunId)
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

    private RunResult Header() =>
        new()
        {
            RunId = options.RunId,
            Status = RunStatus.Partial,
            Host = HostInspection.Read(options.Processors),
            Plan = PlanWriter.Write(options.Plan),
            Command = options.Command,
            StartedAt = time.GetUtcNow(),
            Objectives = Objectives,
            // For size, of a run that was cut off: what was asked.
            Recommendation = new SizingResult { Request = Sizing(time.GetUtcNow()) },
            Warnings =
            [
                .. ListenSettings.Warnings(options.Plan),
                .. HostChecks.Check(options.Plan, options.Processors, options.Runtime is DockerRuntime),
            ],
        };

    private async Task RunLayoutsAsync(AlertWebhook? webhook, CancellationToken cancellation)
    {
        try
        {
            var context = await PrepareAsync(webhook, cancellation);
            foreach (var (number, layout) in options.Plan.Layouts.Index())
            {
                observer.On(new RunEvent.LayoutStarted(layout.Name, number + 1, options.Plan.Layouts.Count));
                await RunLayoutAsync(new LayoutRun(layout, context), cancellation);
                if (options.Confirm)
                {
                    await ConfirmAsync(new ConfirmationRun(layout, layouts[^1], context), cancellation);
                }
            }
        }
        finally
        {
            if (options.Runtime is DockerRuntime docker)
            {
                await docker.RemoveOwnAsync(wasCutOff: cancellation.IsCancellationRequested);
            }

            WorkFolders.Remove(options.RunId);
            LogSecrets.Hide(options.Folder.AllLogs, options.Secrets);
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

        WorkFolders.Begin(options.RunId);
        observer.On(new RunEvent.Note($"Building {options.Plan.Target.Name} …"));
        var programs = await TargetPrograms.PrepareAsync(
            options.Plan,
            WorkFolders.Of(options.RunId, "programs"),
            cancellation
        );

        // Only now, since the build may use every processor.
        ProcessorAffinity.Restrict(options.Processors.Generator);
        return new LayoutRunContext
        {
            Plan = options.Plan,
            Search = options.Search,
            Mix = options.Plan.Mix(),
            Runtime = options.Runtime,
            Specs = new LayoutSpecs(
                options.Plan,
                options.RunId,
                options.Folder,
                programs,
                options.Processors,
                options.Runtime is DockerRuntime
            ),
            TargetProcessors = options.Processors.Target.Count,
            Observer = webhook is null ? observer : new RunObservers(observer, new AlertPosting(webhook)),
            Time = time,
        };
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
        return HiddenJson.Of(RunConclusion.Of(measured, interruptedBy), options.Secrets);
    }

    private Objectives Objectives => StatedLoad.Of(options.Plan.Objectives, options.Plan.Mix());

    private SizingRequest Sizing(DateTimeOffset asOf) =>
        options.Plan.Sizing with
        {
            RequestsPerSecond = options.Plan.Sizing.RequestsPerSecond ?? Objectives.RequestsPerSecond,
            AsOf = asOf,
        };
}
