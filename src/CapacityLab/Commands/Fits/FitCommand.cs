using CapacityLab.Analysis.Scaling;
using CapacityLab.Display;

namespace CapacityLab.Commands.Fits;

/// <summary>The scaling law of a table that a user brings.</summary>
internal sealed class FitCommand(Terminal terminal)
{
    public int Execute(FitRequest request)
    {
        var order = FitOrder.Of(request);
        var fit = ScalingFit.Of(order.Observations, order.Options);
        var law = fit.Conclude() with { Predictions = [.. request.At.Select(fit.PredictAsked)] };
        var report = new FitReport(request.File, law, [.. request.Loads.Select(fit.Needed)]);
        if (request.Json)
        {
            terminal.Output.Profile.Out.Writer.WriteLine(report.ToJson());
        }
        else
        {
            FitText.Write(terminal.Output.Profile.Out.Writer, report);
        }

        return ExitCodes.Ok;
    }
}
