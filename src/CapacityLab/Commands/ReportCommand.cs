using System.CommandLine;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>Writes a run's report again.</summary>
internal sealed class ReportCommand(CommandContext context)
{
    public static Command Define(CommandContext context)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of a run.", HelpName = "DIR" }.IsPath();
        var command = new Command(
            "report",
            "Writes a run's report again from its result, or from its journal where it was killed."
        )
        {
            folder,
        };
        command.SetAction(
            (parsed, _) => Task.FromResult(new ReportCommand(context).Execute(parsed.GetRequiredValue(folder)))
        );
        return command;
    }

    private int Execute(string path)
    {
        var folder = new RunFolder(Path.GetFullPath(path));
        var result = StoredResult.Read(folder);
        StoredReport.Write(folder, result);
        DamageNotice.Write(context.Terminal, result);
        context.Terminal.Output.WriteLine($"{result.Verdict} · {folder.Report}");
        return ExitCodes.Ok;
    }
}
