using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Sections;

/// <summary>A plan whose scenarios are still to be found.</summary>
internal sealed record PlanDraft(Plan Plan, IReadOnlyList<ScenarioEntry> Scenarios);

/// <summary>Reads the root of lab.json.</summary>
internal static class PlanSection
{
    public const int MostServices = 50;
    public const int MostLayouts = 100;

    private static readonly Field<string> Name = Field.Required("name", Any.Name, "", "Name of the plan.");

    private static readonly Field<ProgramOptions> Target = Field.Required(
        "target",
        ProgramReader.Target,
        new ProgramOptions { Name = "" },
        "The program under test."
    );

    private static readonly Field<IReadOnlyList<ProgramOptions>> Services = Field.Optional<
        IReadOnlyList<ProgramOptions>
    >(
        "services",
        new ListShape<ProgramOptions>(ProgramReader.Service, 0, MostServices, "services"),
        [],
        "What the target needs beside it, started first, in this order. Without a program of its own, a service is the target's."
    );

    private static readonly Field<bool> ScaleToHost = Field.Optional(
        "scaleToHost",
        Any.Flag,
        false,
        "CPU sizes are written for a host of two cores and grow with a larger one, up to fourfold."
    );

    private static readonly Field<IReadOnlyList<LayoutOptions>> Layouts = Field.Required<IReadOnlyList<LayoutOptions>>(
        "layouts",
        new ListShape<LayoutOptions>(LayoutReader.Shape, 1, MostLayouts, "layouts"),
        [],
        "How many of the target, and how large."
    );

    private static readonly Field<BalancerOptions> Balancer = Field.Optional(
        "balancer",
        BalancerReader.Shape,
        new BalancerOptions(),
        "What stands in front of several replicas."
    );

    private static readonly Field<IReadOnlyList<ScenarioEntry>> Scenarios = Field.Required<
        IReadOnlyList<ScenarioEntry>
    >(
        "scenarios",
        new ListShape<ScenarioEntry>(ScenarioEntryReader.Shape, 1, 100, "scenarios"),
        [],
        "The mix: one arrival picks one of these, by weight."
    );

    private static readonly Field<LoadOptions> Load = Field.Optional(
        "load",
        LoadReader.Shape,
        new LoadOptions(),
        "How arrivals come."
    );

    private static readonly Field<Objectives> Objectives = Field.Required(
        "objectives",
        ObjectivesReader.Shape,
        new Objectives(),
        "What must hold: at every rate for a layout's capacity, and at the stated load for the verdict."
    );

    private static readonly Field<SearchOptions> Search = Field.Optional(
        "search",
        SearchReader.Shape(new SearchOptions()),
        new SearchOptions(),
        "How long and how finely to look for the capacity of a layout."
    );

    private static readonly Field<SearchOptions> Quick = Field.Optional(
        "quick",
        SearchReader.Shape(SearchOptions.QuickDefaults),
        SearchOptions.QuickDefaults,
        "The same with --quick."
    );

    private static readonly Field<SizingRequest> Sizing = Field.Optional(
        "sizing",
        SizingReader.Shape,
        new SizingRequest(),
        "What the recommendation is made for."
    );

    private static readonly Field<IReadOnlyDictionary<string, SettingRaise>> Confirm = Field.Optional(
        "confirm",
        ConfirmReader.Shape,
        new Dictionary<string, SettingRaise>(),
        "What --confirm raises where the suspected resource is a setting, by cause; CPU and memory limits need no entry."
    );

    private static readonly Field<AlertOptions> Alerts = Field.Optional(
        "alerts",
        AlertsReader.Shape,
        new AlertOptions(),
        "Rules while a probe runs."
    );

    private static readonly Field<DockerPlan> Docker = Field.Optional(
        "docker",
        DockerReader.Shape,
        new DockerPlan(),
        "What only the docker runtime takes."
    );

    public static readonly ObjectShape<PlanDraft> Shape = new(
        [
            Any.Schema,
            Name,
            Target,
            Services,
            ScaleToHost,
            Layouts,
            Balancer,
            Docker,
            Scenarios,
            Load,
            Objectives,
            Search,
            Quick,
            Sizing,
            Confirm,
            Alerts,
        ],
        Read
    );

    private static PlanDraft Read(ObjectReader reader)
    {
        var plan = new Plan
        {
            Name = reader.Get(Name),
            File = reader.At.File.Path,
            Target = reader.Get(Target),
            Services = reader.Get(Services),
            Layouts = reader.Get(Layouts),
            Balancer = reader.Get(Balancer),
            Docker = reader.Get(Docker),
            ScaleToHost = reader.Get(ScaleToHost),
            Scenarios = [],
            Load = reader.Get(Load),
            Objectives = reader.Get(Objectives),
            Search = reader.Get(Search),
            Quick = reader.Get(Quick),
            Sizing = reader.Get(Sizing),
            Confirm = reader.Get(Confirm),
            Alerts = reader.Get(Alerts),
        };
        ProgramChecks.Check(reader.At);
        ConfirmChecks.Check(reader.At);
        LayoutChecks.Check(reader.At.Property("layouts"), plan);
        return new PlanDraft(plan, reader.Get(Scenarios));
    }
}
