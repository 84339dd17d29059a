using CapacityLab.Commands.Fits;
using CapacityLab.Commands.Loads;
using CapacityLab.Commands.Sizes;
using CapacityLab.Display;
using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Texts;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>What the commands do.</summary>
internal sealed class CommandActions(
    Terminal terminal,
    IReadOnlyList<Scenario> code,
    string[] arguments,
    TimeProvider time
)
{
    public Task<int> RunAsync(RunRequest request) =>
        new RunCommand(terminal, code, arguments, time).ExecuteAsync(request);

    public Task<int> LoadAsync(LoadRequest request) => new LoadCommand(terminal, time).ExecuteAsync(request);

    public Task<int> FitAsync(FitRequest request) => Task.FromResult(new FitCommand(terminal).Execute(request));

    public Task<int> SizeAsync(SizeRequest request) =>
        Task.FromResult(new SizeCommand(terminal, time).Execute(request));

    public Task<int> ValidateAsync(string? file)
    {
        string found = PlanLocation.OfProcess().Find(file, isTyped: true);
        var plan = PlanReader.Read(found, code, ProgramSearch.OfProcess);
        foreach (string note in ListenSettings.Notes(plan))
        {
            terminal.Error.WriteLine(note);
        }

        foreach (var warning in ListenSettings.Warnings(plan))
        {
            terminal.Error.WriteLine($"warning: {warning.Message} {warning.Advice}");
        }

        terminal.Output.WriteLine(
            $"{found}: {Counted.Of(plan.Layouts.Count, "layout")}, {Counted.Of(plan.Scenarios.Count, "scenario")}, no mistake"
        );
        return Task.FromResult(ExitCodes.Ok);
    }

    public Task<int> SchemaAsync(bool ofScenario)
    {
        terminal.OutputText.WriteJson(
            PlanSchema.Text(ofScenario ? PlanSchema.Scenario() : PlanSchema.Lab()) + Environment.NewLine
        );
        return Task.FromResult(ExitCodes.Ok);
    }

    public Task<int> ReportAsync(string path)
    {
        var folder = new RunFolder(Path.GetFullPath(path));
        var result = Read(folder);
        StoredReport.Write(folder, result);
        foreach (var warning in result.Warnings.Where(warning => warning.Code == "journal-damaged"))
        {
            terminal.Error.WriteLine($"{warning.Message} {warning.Advice}");
        }

        terminal.Output.WriteLine($"{result.Verdict} · {folder.Report}");
        return Task.FromResult(ExitCodes.Ok);
    }

    private static RunResult Read(RunFolder folder)
    {
        try
        {
            return StoredResult.Read(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"{folder.Path}: found what cannot be read ({error.Message}); allowed: the folder of a run."
            );
        }
    }

    public async Task<int> DoctorAsync(CancellationToken cancellation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "What", "Found", "Better");
        var docker = await DockerRuntime.ExamineAsync(cancellation);
        foreach (var fact in ProcessRuntime.Examine().Concat(docker).Append(Processors()))
        {
            table.AddRow(
                ShownCell.Of(fact.Good ? "ok" : "!"),
                ShownCell.Of(fact.Name),
                ShownCell.Of(fact.Found),
                ShownCell.Of(fact.Advice)
            );
        }

        terminal.Output.Write(table);
        return ExitCodes.Ok;
    }

    public async Task<int> CleanUpAsync(CancellationToken cancellation)
    {
        var left = await Running.Leftovers.RemoveAsync(cancellation);
        foreach (string line in left.Removed)
        {
            terminal.Output.WriteLine(line);
        }

        foreach (string line in left.Failed)
        {
            terminal.Error.WriteLine($"not removed: {line}");
        }

        if (left.NotAsked.Length > 0)
        {
            terminal.Error.WriteLine(
                $"The Docker engine could not be asked for what runs left in it: {left.NotAsked.TrimEnd('.', ' ')}. Repeat cleanup when it answers."
            );
        }

        bool complete = left.Failed.Count == 0 && left.NotAsked.Length == 0;
        terminal.Output.WriteLine(
            left.Removed.Count > 0 ? $"{left.Removed.Count} removed."
            : complete ? "Nothing was left behind."
            : "Nothing was removed."
        );
        return complete ? ExitCodes.Ok : ExitCodes.Environment;
    }

    private static HostFact Processors()
    {
        var split = ProcessorSplit.Of(ProcessorAffinity.Allowed());
        return new HostFact(
            "processor split",
            !split.IsShared,
            $"generator on {ProcessorSplit.Text(split.Generator)}, target on {ProcessorSplit.Text(split.Target)}",
            split.IsShared ? "Use a host with two processors or more." : ""
        );
    }
}
