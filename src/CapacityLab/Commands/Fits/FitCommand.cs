using System.CommandLine;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Display;
using CapacityLab.Results.Runs;

namespace CapacityLab.Commands.Fits;

/// <summary>The scaling law of a table that a user brings.</summary>
internal sealed class FitCommand(Terminal terminal)
{
    public static Command Define(CommandContext context) =>
        new FitOptions().Command(request => Task.FromResult(new FitCommand(context.Terminal).Execute(request)));

    public int Execute(FitRequest request)
    {
        var order = FitOrder.Of(request);
        var fit = ScalingFit.Of(order.Observations, order.Options);
        var law = fit.Conclude() with { Predictions = [.. request.At.Select(fit.PredictAsked)] };
        var report = new FitReport(request.File, law, [.. request.Loads.Select(fit.Needed)]);
        if (request.Json)
        {
            terminal.OutputText.WriteJson(report.ToJson() + Environment.NewLine);
        }
        else
        {
            FitText.Write(terminal.OutputText, report);
        }

        return ExitCodes.Ok;
    }
}
