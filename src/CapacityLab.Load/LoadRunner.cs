using CapacityLab.Load.Running;
using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load;

/// <summary>
/// Load from a program of one's own, without a lab. Each scenario has its own simulations, warm-up and result, and they
/// run side by side. Immutable; each With returns a copy.
/// </summary>
/// <example>
/// <code>
/// var results = await LoadRunner
///     .RegisterScenarios(scenario.WithLoadSimulations(Simulation.Inject(50.0, TimeSpan.FromSeconds(30))))
///     .WithBaseAddress(new Uri("http://127.0.0.1:5000"))
///     .RunAsync();
/// </code>
/// </example>
public sealed record LoadRunner
{
    private LoadRunner(IReadOnlyList<Scenario> scenarios) => Scenarios = scenarios;

    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>What the scenarios share; its own scenarios and simulations are not used.</summary>
    private LoadSpec Shared { get; init; } =
        new()
        {
            BaseAddress = new Uri("/", UriKind.Relative),
            Scenarios = [],
            Simulations = [],
        };

    public static LoadRunner RegisterScenarios(params Scenario[] scenarios) => new([.. scenarios]);

    public LoadRunner WithBaseAddress(Uri address) => this with { Shared = Shared with { BaseAddress = address } };

    /// <summary>Default 1.</summary>
    public LoadRunner WithSeed(int seed) => this with { Shared = Shared with { Seed = seed } };

    /// <summary>Default even.</summary>
    public LoadRunner WithArrivals(ArrivalKind arrivals) => this with { Shared = Shared with { Arrivals = arrivals } };

    /// <summary>Of each scenario in the open model. Default 1,000.</summary>
    public LoadRunner WithMaxInFlight(int arrivals) => this with { Shared = Shared with { MaxInFlight = arrivals } };

    /// <summary>Default 5 s.</summary>
    public LoadRunner WithRequestTimeout(TimeSpan timeout) =>
        this with
        {
            Shared = Shared with { RequestTimeout = timeout },
        };

    /// <summary>Default 5 s.</summary>
    public LoadRunner WithGracefulStop(TimeSpan wait) => this with { Shared = Shared with { GracefulStop = wait } };

    /// <summary>
    /// Warms all scenarios up, each with the first stretch of its simulations (a ramp with where it leads), and then runs
    /// all of them. The generator's use in each result is that of the whole process.
    /// </summary>
    /// <exception cref="ArgumentException">A scenario contradicts itself or has no simulations.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(CancellationToken cancellation = default)
    {
        var loads = Scenarios.Select(LoadOf).ToArray();
        Array.ForEach(loads, LoadSpecChecks.ThrowIfWrong);
        if (loads.Length == 0 || Scenarios.DistinctBy(s => s.Name).Count() < loads.Length)
        {
            throw new ArgumentException("Register at least one scenario, and each name once.");
        }

        var sessions = loads.Select(load => new LoadSession(load)).ToArray();
        try
        {
            await AllAsync(loads, (load, i) => WarmUpAsync(load, sessions[i], cancellation)).ConfigureAwait(false);
            return await AllAsync(loads, (load, i) => RunAsync(load, sessions[i], cancellation)).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(sessions).ConfigureAwait(false);
        }
    }

    private LoadSpec LoadOf(Scenario scenario) =>
        Shared with
        {
            Scenarios = [scenario],
            Simulations = scenario.Simulations,
        };

    private static async Task<bool> WarmUpAsync(LoadSpec load, LoadSession session, CancellationToken cancellation)
    {
        await session.InitAsync(cancellation).ConfigureAwait(false);
        var warmUp = WarmUpCut.Of(load.Simulations, load.Scenarios[0].WarmUp);
        if (warmUp.Count > 0)
        {
            await session.RunAsync(warmUp, progress: null, cancellation).ConfigureAwait(false);
        }

        return warmUp.Count > 0;
    }

    private static async Task<ScenarioResult> RunAsync(
        LoadSpec load,
        LoadSession session,
        CancellationToken cancellation
    ) =>
        new(
            load.Scenarios[0].Name,
            await session.RunAsync(load.Simulations, progress: null, cancellation).ConfigureAwait(false)
        );

    private static Task<T[]> AllAsync<T>(LoadSpec[] loads, Func<LoadSpec, int, Task<T>> run) =>
        Task.WhenAll(loads.Select((load, i) => Task.Run(() => run(load, i))));

    private static async Task EndAsync(LoadSession[] sessions)
    {
        foreach (var session in sessions)
        {
            await session.CleanAsync().ConfigureAwait(false);
            session.Dispose();
        }
    }
}

/// <summary>What one scenario of a <see cref="LoadRunner"/> has measured.</summary>
public sealed record ScenarioResult(string ScenarioName, ProbeResult Probe);
