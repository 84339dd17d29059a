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

    // Who has asked for the end does not wait for a server that may never answer.
    private static readonly TimeSpan EarlyStop = TimeSpan.FromSeconds(0.4);

    private readonly List<PlanMistake> mistakes = [];

    /// <exception cref="PlanException">It cannot be carried out as it is.</exception>
    public LoadOrder Read()
    {
        var url = Url();
        var duration = Duration("--duration", request.Duration, least: "1ms");
        var warmUp = Duration("--warm-up", request.WarmUp, "0s");
        var timeout = Duration("--timeout", request.Timeout, "1ms");
        CheckNumbers();
        var step = new LoadStepReader(request, mistakes).Read(url);
        if (mistakes.Count > 0)
        {
            throw new PlanException(mistakes);
        }

        return new LoadOrder(url!.Address, warmUp, Spec(url.Address, duration, timeout, step), Simulation)
        {
            IsClosed = request.Rate is null,
        };
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
            EarlyStop = EarlyStop,
            Engine = request.Engine,
            HideSecrets = Secrets.HideInText,
            Threads = Math.Min(request.Threads, request.Rate is null ? int.MaxValue : request.MaxInFlight),
        };

    private LoadSimulation Simulation(TimeSpan during) =>
        request.Rate is { } rate
            ? CapacityLab.Load.Simulation.Inject(rate, during)
            : CapacityLab.Load.Simulation.KeepConstant(request.Connections ?? DefaultConnections, during);

    private LoadUrl? Url()
    {
        var url = LoadUrl.Read(request.Url);
        if (url is null)
        {
            Wrong("URL", $"\"{LoadUrl.Shown(request.Url)}\"", "an absolute http or https address");
        }

        return url;
    }

    private TimeSpan Duration(string option, string text, string least)
    {
        _ = DurationText.TryParse(least, out var atLeast);
        if (!DurationText.TryParse(text, out var duration) || duration < atLeast)
        {
            Wrong(option, $"\"{text}\"", $"{DurationText.Allowed}, from {least} to 7 days");
        }

        return duration;
    }

    private void CheckNumbers()
    {
        if (request is { Connections: not null, Rate: not null })
        {
            Wrong("--connections and --rate", "both", "one of them: the closed model or the open one");
        }

        if (request is { Poisson: true, Rate: null })
        {
            Wrong(
                "--poisson",
                "no --rate",
                "with --rate only: in the closed model a request begins when the one before ends"
            );
        }

        Check(NumberRange.Connections, request.Connections ?? 1);
        Check(NumberRange.Rate, request.Rate ?? 1);
        Check(NumberRange.MaxInFlight, request.MaxInFlight);
        Check(NumberRange.Threads, request.Threads);
        CheckEngine();
    }

    private void CheckEngine()
    {
        var found = EnumWord.Of(request.Engine);
        if (
            request.Engine is not (EngineKind.Auto or EngineKind.HttpClient)
            && request.Url.StartsWith("https", StringComparison.OrdinalIgnoreCase)
        )
        {
            Wrong("--engine", found, "auto or httpclient for https");
        }
        else if (!LoadEngine.Has(request.Engine))
        {
            Wrong("--engine", found, "auto; this system has none, or does not let this process use it");
        }
    }

    private void Check(NumberRange range, double found)
    {
        if (!range.Has(found))
        {
            Wrong(range.Option, found.ToString(CultureInfo.InvariantCulture), range.Allowed);
        }
    }

    private void Wrong(string what, string found, string allowed) =>
        mistakes.Add(new PlanMistake("command line", what, found, allowed));
}

/// <summary>A load that can be carried out, and its shape for another length.</summary>
internal sealed record LoadOrder(Uri Url, TimeSpan WarmUp, LoadSpec Spec, Func<TimeSpan, LoadSimulation> Shape)
{
    /// <summary>Whether it is of the closed model, its warm-up too.</summary>
    public bool IsClosed { get; init; }
}
