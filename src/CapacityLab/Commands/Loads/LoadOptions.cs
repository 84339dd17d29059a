using System.CommandLine;
using CapacityLab.Load;

namespace CapacityLab.Commands.Loads;

/// <summary>The options of <c>load URL</c>.</summary>
internal sealed class LoadOptions
{
    private const string Engine =
        "What sends. Default for http: io_uring in the closed model (Linux 6.1, often not in containers), epoll (Linux) or sockets, the first that can be had; for https httpclient; httpclient reads answers as .NET does, which takes some that break the rules and waits for the end of others.";

    private readonly LoadRequest defaults = new() { Url = "" };

    private readonly Argument<string> url = new("url")
    {
        Description = "Where to send, http or https; user:password@ before the host is sent as Basic authorization.",
        HelpName = "URL",
    };
    private readonly Option<int?> connections = new("--connections", "-c")
    {
        Description = "Closed model: this many connections, each with one request after the other. Default: 64.",
        HelpName = "N",
        CustomParser = result => NumberRange.Connections.Whole(result),
    };
    private readonly Option<double?> rate = new("--rate", "-r")
    {
        Description =
            "Open model: this many requests a second, whether or not earlier ones have been answered; 0.0001 to 500000.",
        HelpName = "R",
        CustomParser = result => NumberRange.Rate.Real(result),
    };
    private readonly Option<int> maxInFlight = new("--max-in-flight")
    {
        Description = "Open model: further arrivals are dropped and counted.",
        HelpName = "N",
        CustomParser = NumberRange.MaxInFlight.Whole,
    };
    private readonly Option<string> duration = new("--duration", "-d")
    {
        Description = "Time that is measured, as 500ms, 10s, 2m or 1h.",
        HelpName = "T",
    };
    private readonly Option<string> warmUp = new("--warm-up")
    {
        Description = "Time before that is sent but not counted; 0s: none.",
        HelpName = "T",
    };
    private readonly Option<string> timeout = new("--timeout")
    {
        Description = "After which a request counts as failed.",
        HelpName = "T",
    };
    private readonly Option<string> method = new("--method", "-m")
    {
        Description = "Method of the request.",
        HelpName = "M",
    };
    private readonly Option<string[]> header = new("--header", "-H")
    {
        Description = "A header, as \"Name: value\"; may be given several times, the same name too.",
        HelpName = "H",
    };
    private readonly Option<string?> body = new("--body")
    {
        Description = "Body of the request, or @ and the name of a file whose bytes are sent as they are.",
        HelpName = "B",
    };
    private readonly Option<bool> poisson = new("--poisson")
    {
        Description = "Open model: exponential distances instead of even ones; needs --rate.",
    };
    private readonly Option<int> threads = new("--threads", "-t")
    {
        Description = "Event loops, each with its share of the connections. Default: half the CPUs.",
        HelpName = "N",
        CustomParser = NumberRange.Threads.Whole,
    };
    private readonly Option<int> seed = new("--seed")
    {
        Description = "The same seed sends the same schedule.",
        HelpName = "N",
        CustomParser = NumberRange.Seed.Whole,
    };
    private readonly Option<EngineKind> engine = ChoiceOption.Of<EngineKind>("--engine", Engine);
    private readonly Option<bool> json = new("--json") { Description = "JSON on standard output." };
    private readonly Option<string?> mayLoad = new("--i-may-load-test")
    {
        Description = "Names a host that is not this machine and that you may load.",
        HelpName = "HOST",
    };

    public Command Command(Func<LoadRequest, Task<int>> action)
    {
        maxInFlight.DefaultValueFactory = _ => defaults.MaxInFlight;
        duration.DefaultValueFactory = _ => defaults.Duration;
        warmUp.DefaultValueFactory = _ => defaults.WarmUp;
        timeout.DefaultValueFactory = _ => defaults.Timeout;
        method.DefaultValueFactory = _ => defaults.Method;
        seed.DefaultValueFactory = _ => defaults.Seed;
        var command = new Command("load", "Sends one load to one address and tells what came back; no layouts.");
        command.Arguments.Add(url);
        foreach (
            var option in (Option[])
                [
                    connections,
                    rate,
                    maxInFlight,
                    duration,
                    warmUp,
                    timeout,
                    method,
                    header,
                    body,
                    poisson,
                    threads,
                    seed,
                    engine,
                    json,
                    mayLoad,
                ]
        )
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => action(Request(parsed)));
        return command;
    }

    private LoadRequest Request(ParseResult parsed) =>
        new()
        {
            Url = parsed.GetRequiredValue(url),
            Connections = parsed.GetValue(connections),
            Rate = parsed.GetValue(rate),
            MaxInFlight = parsed.GetValue(maxInFlight),
            Duration = parsed.GetRequiredValue(duration),
            WarmUp = parsed.GetRequiredValue(warmUp),
            Timeout = parsed.GetRequiredValue(timeout),
            Method = parsed.GetRequiredValue(method),
            Headers = parsed.GetValue(header) ?? [],
            Body = parsed.GetValue(body),
            Poisson = parsed.GetValue(poisson),
            Threads = parsed.GetValue(threads),
            Seed = parsed.GetValue(seed),
            Engine = parsed.GetValue(engine),
            Json = parsed.GetValue(json),
            MayLoadHost = parsed.GetValue(mayLoad),
        };
}
