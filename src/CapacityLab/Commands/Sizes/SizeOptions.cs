using System.CommandLine;
using System.Globalization;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Commands.Sizes;

/// <summary>The options of <c>size</c>.</summary>
internal sealed class SizeOptions
{
    private readonly Argument<string?> run = new Argument<string?>("run")
    {
        Description =
            "The folder of a run, or its result.json. Default: the newest in reports/runs that measured a capacity.",
        HelpName = "RUN",
        Arity = ArgumentArity.ZeroOrOne,
    }.IsPath();
    private readonly Option<double?> load = new("--load", "-l")
    {
        Description = "The load that a layout is wanted for, in requests a second. Default: the run's own.",
        HelpName = "R",
        CustomParser = result => TypedNumber.Real(result, "--load", SizeRequestReader.Loads),
    };
    private readonly Option<string?> growth = new("--growth")
    {
        Description = "Growth of the load, compounding, as 5%/month. Default: the run's, else none.",
        HelpName = "P",
    };
    private readonly Option<double?> headroom = new("--headroom")
    {
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"Share of the capacity that must stay free. Default: the run's, else {SizingRequest.DefaultHeadroom}."
        ),
        HelpName = "SHARE",
        CustomParser = result => TypedNumber.Real(result, "--headroom", SizeRequestReader.Headrooms),
    };
    private readonly Option<int?> spare = new("--spare")
    {
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"Replicas that may be lost while the load still holds. Default: the run's, else {SizingRequest.DefaultSpareReplicas}."
        ),
        HelpName = "N",
        CustomParser = result => TypedNumber.Whole(result, "--spare", SizeRequestReader.Spares),
    };
    private readonly Option<string?> prices = new("--prices")
    {
        Description = $"{PriceText.Allowed}. Default: the run's, else none.",
        HelpName = "P",
    };
    private readonly Option<bool> json = new("--json") { Description = "JSON on standard output." };
    private readonly Option<string?> write = new Option<string?>("--write")
    {
        Description = "Folder for suggested kubernetes.yaml and compose.yaml of the recommended layout.",
        HelpName = "DIR",
    }.IsPath();

    public Command Command(Func<SizeRequest, Task<int>> action)
    {
        var command = new Command(
            "size",
            "Tells from a run's result which layout to run for a load; measures nothing. Exit code 3: none is known to hold it."
        );
        command.Arguments.Add(run);
        foreach (var option in (Option[])[load, growth, headroom, spare, prices, json, write])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => action(Request(parsed)));
        return command;
    }

    private SizeRequest Request(ParseResult parsed) =>
        new()
        {
            Run = parsed.GetValue(run),
            Load = parsed.GetValue(load),
            Growth = parsed.GetValue(growth),
            Headroom = parsed.GetValue(headroom),
            Spare = parsed.GetValue(spare),
            Prices = parsed.GetValue(prices),
            Json = parsed.GetValue(json),
            Write = parsed.GetValue(write),
        };
}
