using System.Globalization;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Load.Http;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>What a run is to do, read from lab.json, checked, with every default filled in. Paths are absolute.</summary>
internal sealed record Plan
{
    public required string Name { get; init; }

    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    public required ProgramOptions Target { get; init; }

    public IReadOnlyList<ProgramOptions> Services { get; init; } = [];

    public required IReadOnlyList<LayoutOptions> Layouts { get; init; }

    public BalancerOptions Balancer { get; init; } = new();

    /// <summary>
    /// CPU sizes are written for a host of two cores and are to grow with a larger one (<see cref="PlanScaling"/>);
    /// false: they hold as they are.
    /// </summary>
    public bool ScaleToHost { get; init; }

    public required IReadOnlyList<ScenarioOptions> Scenarios { get; init; }

    public LoadOptions Load { get; init; } = new();

    public Objectives Objectives { get; init; } = new();

    public SearchOptions Search { get; init; } = new();

    /// <summary>Used in place of <see cref="Search"/> with --quick.</summary>
    public SearchOptions Quick { get; init; } = SearchOptions.QuickDefaults;

    public AlertOptions Alerts { get; init; } = new();
}

/// <summary>The target, or a service beside it.</summary>
internal sealed record ProgramOptions
{
    public required string Name { get; init; }

    /// <summary>A project file or its folder; null where <see cref="Executable"/> is given. A service without either is the target's program.</summary>
    public string? Project { get; init; }

    /// <summary>A program to run as it is: a path, or a name to be found on PATH.</summary>
    public string? Executable { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Path that answers 2xx when the node is ready. Default /healthz.</summary>
    public string Health { get; init; } = "/healthz";

    /// <summary>Time for the node to become healthy. Default 30 s, at most 10 min.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Limits of a service; a target's are the layout's.</summary>
    public Cpus? Cpus { get; init; }

    public MemorySize? Memory { get; init; }
}

internal sealed record LayoutOptions
{
    private readonly string? givenName;

    /// <summary>Default: as in <c>1 × 0.5 CPU</c>; a default follows the size when that changes.</summary>
    public string Name
    {
        get => givenName ?? string.Create(CultureInfo.InvariantCulture, $"{Replicas} × {Cpus.Cores} CPU");
        init => givenName = value;
    }

    public bool NameIsDefault => givenName is null;

    public int Replicas { get; init; } = 1;

    /// <summary>Limit of one replica, 0.05 to 1,024.</summary>
    public required Cpus Cpus { get; init; }

    /// <summary>Limit of one replica, from 16 MiB.</summary>
    public required MemorySize Memory { get; init; }
}

internal sealed record BalancerOptions
{
    public BalancerKind Kind { get; init; } = BalancerKind.Auto;

    public BalancingPolicy Policy { get; init; } = BalancingPolicy.LeastConnections;

    public Cpus? Cpus { get; init; }

    public MemorySize? Memory { get; init; }
}

/// <summary>One scenario of the mix: data from a file, or code by its name.</summary>
internal sealed record ScenarioOptions
{
    public required string Name { get; init; }

    /// <summary>1 to 1,000,000; a weight in the plan wins over the scenario file's.</summary>
    public required int Weight { get; init; }

    /// <summary>Null: the scenario is code, registered under <see cref="Name"/>.</summary>
    public HttpScenario? Http { get; init; }
}

internal sealed record LoadOptions
{
    public ArrivalKind Arrivals { get; init; } = ArrivalKind.Poisson;

    public int Seed { get; init; } = 1;

    public int MaxInFlight { get; init; } = 1_000;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>How long and how finely to look for the capacity of a layout.</summary>
internal sealed record SearchOptions
{
    public static readonly SearchOptions QuickDefaults = new()
    {
        WarmUp = TimeSpan.FromSeconds(2),
        Probe = TimeSpan.FromSeconds(1.5),
        Precision = 0.15,
        MaxProbes = 5,
    };

    /// <summary>Most that warm-up may take; it ends earlier once the rate has settled. Default 6 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Length of one probe. Default 3 s.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Width of the bracket, relative to its lower end, at which the search ends: 0.01 to 0.5. Default 0.08.</summary>
    public double Precision { get; init; } = 0.08;

    /// <summary>3 to 50. Default 7.</summary>
    public int MaxProbes { get; init; } = 7;
}

internal sealed record AlertOptions
{
    /// <summary>An alert fires while fewer arrivals than this share end ok. Default 0.95.</summary>
    public double SuccessRatioBelow { get; init; } = 0.95;

    /// <summary>The stretch that the share is taken over. Default 5 s.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where alerts are posted; null: nowhere.</summary>
    public Uri? Webhook { get; init; }
}
