using System.CommandLine;
using CapacityLab.Display;
using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Results.Runs;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>Examines what this host offers to a run.</summary>
internal static class DoctorCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("doctor", "Tells what this host offers to a run, and what would be better.");
        command.SetAction((_, cancellation) => ExecuteAsync(context.Terminal, cancellation));
        return command;
    }

    private static async Task<int> ExecuteAsync(Terminal terminal, CancellationToken cancellation)
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
