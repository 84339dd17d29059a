using System.CommandLine;
using CapacityLab.Commands.Loads;

namespace CapacityLab.Commands.Fits;

/// <summary>The options of <c>fit FILE.csv</c>.</summary>
internal sealed class FitOptions
{
    private readonly FitRequest defaults = new() { File = "" };

    private readonly Argument<string> file = new Argument<string>("file")
    {
        Description = "A table with the columns n and throughput; a size may be in it several times.",
        HelpName = "FILE.csv",
    }.IsPath();
    private readonly Option<string> model = new("--model")
    {
        Description = "The law. auto: the best by AICc, of those that lack nothing which the points tell.",
        HelpName = FitOrder.Models,
    };
    private readonly Option<string> estimator = new("--estimator")
    {
        Description = "What is made small: a robust loss on relative errors, or squares of throughput.",
        HelpName = FitOrder.Estimators,
    };
    private readonly Option<double[]> at = new("--at")
    {
        Description = "Size at which to predict the throughput; may be given several times.",
        HelpName = "N",
        CustomParser = result => TypedNumber.Reals(result, "--at", FigureRange.Sizes.Allowed),
    };
    private readonly Option<double[]> load = new("--load")
    {
        Description = "Throughput for which to tell the size that it needs; may be given several times.",
        HelpName = "X",
        CustomParser = result => TypedNumber.Reals(result, "--load", FigureRange.Throughputs.Allowed),
    };
    private readonly Option<int> seed = new("--seed")
    {
        Description = "The same seed gives the same intervals.",
        HelpName = "N",
        CustomParser = NumberRange.Seed.Whole,
    };
    private readonly Option<bool> json = new("--json") { Description = "JSON on standard output." };

    public Command Command(Func<FitRequest, Task<int>> action)
    {
        model.DefaultValueFactory = _ => defaults.Model;
        estimator.DefaultValueFactory = _ => defaults.Estimator;
        seed.DefaultValueFactory = _ => defaults.Seed;
        var command = new Command("fit", "Fits a scaling law to a table of sizes and throughputs.") { file };
        foreach (var option in (Option[])[model, estimator, at, load, seed, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => action(Request(parsed)));
        return command;
    }

    private FitRequest Request(ParseResult parsed) =>
        new()
        {
            File = parsed.GetRequiredValue(file),
            Model = parsed.GetRequiredValue(model),
            Estimator = parsed.GetRequiredValue(estimator),
            At = parsed.GetValue(at) ?? [],
            Loads = parsed.GetValue(load) ?? [],
            Seed = parsed.GetValue(seed),
            Json = parsed.GetValue(json),
        };
}
