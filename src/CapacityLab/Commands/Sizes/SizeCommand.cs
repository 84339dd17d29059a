using System.CommandLine;
using System.Text;
using CapacityLab.Analysis.Sizing;
using CapacityLab.Display;
using CapacityLab.Plans.Suggestions;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using Spectre.Console;

namespace CapacityLab.Commands.Sizes;

/// <summary>Which layout to run for a load, from a stored result.</summary>
internal sealed class SizeCommand(Terminal terminal, TimeProvider time)
{
    public static Command Define(CommandContext context) =>
        new SizeOptions().Command(request =>
            Task.FromResult(new SizeCommand(context.Terminal, context.Time).Execute(request))
        );

    public int Execute(SizeRequest typed)
    {
        var run = StoredRun.Read(typed.Run, terminal.Error.WriteLine);
        DamageNotice.Write(terminal, run);
        var request = new SizeRequestReader(typed, run).Read(time.GetUtcNow());
        var answer = SizingJudge.Judge(run, request, PredictedCapacities.Of(run));
        if (typed.Json)
        {
            WriteJson(answer);
        }
        else
        {
            SizingTables.Write(terminal.Output, answer);
        }

        if (typed.Write is { } folder)
        {
            Suggest(folder, run with { Recommendation = answer });
        }

        (typed.Json ? terminal.Error : terminal.Output).WriteLine(answer.Answer);
        return answer.Layout.Length > 0 ? ExitCodes.Ok : ExitCodes.GateFailed;
    }

    private void WriteJson(SizingResult answer)
    {
        using var json = new MemoryStream();
        ResultFormat.Write(json, answer);
        terminal.OutputText.WriteJson(Encoding.UTF8.GetString(json.ToArray()));
    }

    private void Suggest(string folder, RunResult run)
    {
        var files = SuggestionFolder.Write(folder, run);
        terminal.Error.WriteLine(
            files.Count == 0 ? "No layout is recommended: no files were written." : $"Wrote {string.Join(", ", files)}"
        );
    }
}
