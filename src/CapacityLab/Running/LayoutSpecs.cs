using CapacityLab.Layouts;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Running;

/// <summary>Turns a layout of the plan into what a runtime stands up.</summary>
/// <param name="Setup">Of the run.</param>
/// <param name="Programs">What was prepared for each name of the plan.</param>
internal sealed record LayoutSpecs(RunSetup Setup, IReadOnlyDictionary<string, ProgramSpec> Programs)
{
    /// <summary>
    /// Of a layout that is raised to confirm a bottleneck, the plan's layout; null: it is the plan's. Its logs lie in a folder below
    /// that layout's, whose own all end in .log.
    /// </summary>
    public string? RaisedFrom { get; init; }

    private Plan Plan => Setup.Plan;

    public LayoutSpec Of(LayoutOptions layout, ILayoutObserver observer) =>
        new()
        {
            RunId = Setup.RunId,
            Name = layout.Name,
            Replicas = layout.Replicas,
            Replica = Node(Plan.Target, NodeRole.Replica) with { CpuLimit = layout.Cpus, MemoryLimit = layout.Memory },
            Services = [.. Plan.Services.Select(service => Node(service, service.Name))],
            Database =
                Setup.InDocker && Plan.Docker.Database is { } database
                    ? new DatabaseSpec { CpuLimit = database.Cpus, MemoryLimit = database.Memory }
                    : null,
            Balancer = layout.Replicas > 1 ? Balancer() : null,
            WorkFolder = WorkFolders.Of(Setup.RunId, Path.GetFileName(Setup.Folder.Logs(layout.Name))),
            LogFolder = RaisedFrom is { } origin
                ? Path.Combine(Setup.Folder.Logs(origin), "raised")
                : Setup.Folder.Logs(layout.Name),
            Processors = Setup.Processors.Target,
            Boost = true,
            BoostProcessors = [.. Setup.Processors.Generator.Union(Setup.Processors.Target)],
            Observer = observer,
        };

    private BalancerSpec Balancer() =>
        new()
        {
            Kind = Plan.Balancer.Kind,
            Policy = Plan.Balancer.Policy,
            CpuLimit = Plan.Balancer.Cpus,
            MemoryLimit = Plan.Balancer.Memory,
        };

    private NodeSpec Node(ProgramOptions options, string role) =>
        new()
        {
            Name = options.Name,
            Role = role,
            Program = Program(options),
            CpuLimit = options.Cpus,
            MemoryLimit = options.Memory,
            HealthPath = options.Health,
            ReadyTimeout = options.ReadyTimeout,
            MetricsPath = options.Metrics,
        };

    private ProgramSpec Program(ProgramOptions options)
    {
        var program = Programs[options.Name];
        return program with
        {
            Arguments = [.. program.Arguments, .. options.Arguments],
            Environment =
                options == Plan.Target && Setup.InDocker ? Overlaid(options.Environment) : options.Environment,
        };
    }

    private Dictionary<string, string> Overlaid(IReadOnlyDictionary<string, string> environment)
    {
        var both = new Dictionary<string, string>(environment);
        foreach (var (name, value) in Plan.Docker.Environment)
        {
            both[name] = value;
        }

        return both;
    }
}
