using System.CommandLine;
using System.Globalization;
using CapacityLab.Display;
using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Plans;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands.Runs;

/// <summary>Carries out a plan and leaves a run folder.</summary>
internal sealed class RunCommand(CommandContext context)
{
    private readonly Terminal terminal = context.Terminal;
    private readonly TimeProvider time = context.Time;

    public static Command Define(CommandContext context)
    {
        var command = new Command("run", "Carries out a plan. The default command.");
        Complete(command, context);
        return command;
    }

    /// <summary>Makes a command the one that carries out a plan.</summary>
    public static void Complete(Command command, CommandContext context) =>
        new RunOptions().AddTo(command, new RunCommand(context).ExecuteAsync);

    private async Task<int> ExecuteAsync(RunRequest request)
    {
        var processors = ProcessorSplit.Of(ProcessorAffinity.Allowed());
        string file = PlanLocation.OfProcess().Find(request.Plan, request.IsTyped);
        var plan = ReadPlan(file, request, processors);
        terminal.Secrets = PlanSecrets.Of(plan);
        string runId = RunId();
        var folder = RunFolder.Create(request.Out ?? Path.Combine("reports", "runs", runId));
        using var interruption = new Interruption(Leftovers.KillOwn, time);
        try
        {
            var selection = await RuntimeSelection.OfAsync(
                request.Runtime,
                request.Offline,
                plan,
                runId,
                interruption.Token
            );
            using var runtime = selection.Runtime as IDisposable;
            if (selection.Note.Length > 0)
            {
                terminal.Error.WriteLine(selection.Note);
            }

            var setup = Setup(request, plan, folder, runId, processors, selection.Runtime);
            var result = await RunAsync(setup, request.Output, interruption);
            string? unwritten = Leave(folder, result);
            Tell(request.Output, folder, result);
            return unwritten is null ? result.ExitCode : Unwritten(unwritten);
        }
        catch (OperationCanceledException) when (interruption.ExitCode != 0)
        {
            terminal.Error.WriteLine("Interrupted while looking for images: nothing was started.");
            return interruption.ExitCode;
        }
    }

    private Plan ReadPlan(string file, RunRequest request, ProcessorSplit processors)
    {
        var read = PlanReader.Read(file, context.Code, ProgramSearch.OfProcess);
        foreach (string note in ListenSettings.Notes(read))
        {
            terminal.Error.WriteLine(note);
        }

        var plan = ListenSettings.Complete(read);
        int cores = processors.Generator.Union(processors.Target).Count();
        return LayoutChoice.Of(plan.ScaleToHost ? PlanScaling.ToHost(plan, cores) : plan, request.Only);
    }

    private RunSetup Setup(
        RunRequest request,
        Plan plan,
        RunFolder folder,
        string runId,
        ProcessorSplit processors,
        ILayoutRuntime runtime
    ) =>
        new()
        {
            Plan = plan,
            Search = request.Quick ? plan.Quick with { EndsWithBracket = true } : plan.Search,
            RunId = runId,
            Folder = folder,
            Runtime = runtime,
            Processors = processors,
            Confirm = request.Confirm,
            Command = CommandText.Of(context.Arguments, request.Plan is null ? plan.File : null),
            Secrets = terminal.Secrets,
        };

    private async Task<RunResult> RunAsync(RunSetup setup, OutputMode mode, Interruption interruption)
    {
        await using var display = Display(mode);
        using var journal = new Journal(setup.Folder, setup.Secrets);
        return await new LabRun(setup, new RunObservers(journal, display), time).ExecuteAsync(interruption);
    }

    private IRunDisplay Display(OutputMode mode) =>
        mode switch
        {
            OutputMode.Quiet => new QuietRunDisplay(),
            OutputMode.Tty => new LiveRunDisplay(terminal.Error, time),
            OutputMode.Auto when terminal.IsWatched => new LiveRunDisplay(terminal.Error, time),
            _ => new PlainRunDisplay(terminal.Error, time),
        };

    /// <returns>Why not all was written; null: it was. What was measured is told either way.</returns>
    private static string? Leave(RunFolder folder, RunResult result)
    {
        try
        {
            StoredResult.Write(folder, result);
            File.WriteAllText(folder.Plan, result.Plan?.ToString() ?? "");
            RunReport.Write(folder, result);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private int Unwritten(string why)
    {
        terminal.Error.WriteLine($"Not all files of the run could be written: {why}");
        return ExitCodes.InternalError;
    }

    private void Tell(OutputMode mode, RunFolder folder, RunResult result)
    {
        string last = $"{result.Verdict} · {Path.GetRelativePath(Environment.CurrentDirectory, folder.Report)}";
        if (mode == OutputMode.Json)
        {
            using var json = new MemoryStream();
            ResultFormat.Write(json, result);
            terminal.OutputText.WriteJson(System.Text.Encoding.UTF8.GetString(json.ToArray()));
            terminal.Error.WriteLine(last);
            return;
        }

        if (mode != OutputMode.Quiet)
        {
            ResultTables.Write(terminal.Output, result);
        }

        terminal.Output.WriteLine(last);
    }

    private string RunId() =>
        time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)
        + "-"
        + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
}
