using System.Globalization;
using CapacityLab.Load;
using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Plans;

namespace CapacityLab.Commands.Loads;

/// <summary>Makes a load of what was typed, or tells everything that is wrong with it.</summary>
internal sealed class LoadRequestReader(LoadRequest request)
{
    private const int DefaultConnections = 64;
    private const int MostConnections = 100_000;
    private const double MostRate = 500_000;
    private const double LeastRate = 0.0001;

    private readonly List<PlanMistake> mistakes = [];

    /// <exception cref="PlanException">It cannot be carried out as it is.</exception>
    public LoadOrder Read()
    {
        var url = Url();
        var duration = Duration("--duration", request.Duration, atLeast: TimeSpan.FromMilliseconds(1));
        var warmUp = Duration("--warm-up", request.WarmUp, TimeSpan.Zero);
        var timeout = Duration("--timeout", request.Timeout, TimeSpan.FromMilliseconds(1));
        CheckNumbers();
        var step = Step(url);
        if (mistakes.Count > 0)
        {
            throw new PlanException(mistakes);
        }

        return new LoadOrder(url!, warmUp, Spec(url!, duration, timeout, step), Simulation);
    }

    private LoadSpec Spec(Uri url, TimeSpan duration, TimeSpan timeout, HttpStep step) =>
        new()
        {
            BaseAddress = new Uri(url.GetLeftPart(UriPartial.Authority)),
            Scenarios = [Scenario.FromHttp(new HttpScenario { Name = "load", Steps = [step] })],
            Simulations = [Simulation(duration)],
            Arrivals = request.Poisson ? ArrivalKind.Poisson : ArrivalKind.Even,
            Seed = request.Seed,
            MaxInFlight = request.MaxInFlight,
            RequestTimeout = timeout,
            Engine = request.Engine,
            Threads = Math.Min(request.Threads, request.Rate is null ? int.MaxValue : request.MaxInFlight),
        };

    private LoadSimulation Simulation(TimeSpan during) =>
        request.Rate is { } rate
            ? CapacityLab.Load.Simulation.Inject(rate, during)
            : CapacityLab.Load.Simulation.KeepConstant(request.Connections ?? DefaultConnections, during);

    private Uri? Url()
    {
        if (
            Uri.TryCreate(request.Url, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        )
        {
            return url;
        }

        Wrong("URL", $"\"{request.Url}\"", "an absolute http or https address");
        return null;
    }

    private TimeSpan Duration(string option, string text, TimeSpan atLeast)
    {
        if (!DurationText.TryParse(text, out var duration) || duration < atLeast)
        {
            Wrong(option, $"\"{text}\"", $"{DurationText.Allowed}, up to 7 days");
        }

        return duration;
    }

    private void CheckNumbers()
    {
        if (request is { Connections: not null, Rate: not null })
        {
            Wrong("--connections and --rate", "both", "one of them: the closed model or the open one");
        }

        InRange("--connections", request.Connections ?? 1, 1, MostConnections);
        InRange("--rate", request.Rate ?? 1, LeastRate, MostRate);
        InRange("--max-in-flight", request.MaxInFlight, 1, MostConnections);
        InRange("--threads", request.Threads, 0, 64);
        if (
            request.Engine is EngineKind.Epoll or EngineKind.Sockets
            && request.Url.StartsWith("https", StringComparison.OrdinalIgnoreCase)
        )
        {
            Wrong("--engine", request.Engine.ToString().ToLowerInvariant(), "auto or httpclient for https");
        }
    }

    private void InRange(string option, double found, double from, double to)
    {
        if (!(found >= from && found <= to))
        {
            Wrong(
                option,
                found.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{from} to {to}")
            );
        }
    }

    private HttpStep Step(Uri? url)
    {
        var step = new HttpStep
        {
            Name = "request",
            Method = request.Method,
            Path = url?.PathAndQuery ?? "/",
            Headers = Headers(),
            Body = Body(),
        };
        try
        {
            _ = Scenario.FromHttp(new HttpScenario { Name = "load", Steps = [step] });
        }
        catch (ArgumentException wrong) when (wrong is not ArgumentNullException)
        {
            Wrong("the request", wrong.Message, "a request without slots {{…}}: those need a scenario file and a plan");
        }

        return step;
    }

    private Dictionary<string, string> Headers()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string header in request.Headers)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || header.AsSpan().ContainsAny('\r', '\n'))
            {
                Wrong("--header", $"\"{header}\"", "\"Name: value\" in one line");
            }
            else
            {
                headers[header[..colon].Trim()] = header[(colon + 1)..].Trim();
            }
        }

        return headers;
    }

    private string? Body()
    {
        if (request.Body is not ['@', .. var file])
        {
            return request.Body;
        }

        if (File.Exists(file))
        {
            return File.ReadAllText(file);
        }

        Wrong("--body", $"the file \"{file}\", which is not there", "text, or @ and the name of a file");
        return null;
    }

    private void Wrong(string what, string found, string allowed) =>
        mistakes.Add(new PlanMistake("command line", what, found, allowed));
}

/// <summary>A load that can be carried out, and its shape for another length.</summary>
internal sealed record LoadOrder(Uri Url, TimeSpan WarmUp, LoadSpec Spec, Func<TimeSpan, LoadSimulation> Shape);
