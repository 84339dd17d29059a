using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>A plan whose scenarios are still to be found.</summary>
internal sealed record PlanDraft(Plan Plan, IReadOnlyList<ScenarioEntry> Scenarios);

/// <summary>The root of lab.json.</summary>
internal static class PlanSection
{
    public const int MostServices = 50;
    public const int MostLayouts = 100;

    private static readonly FieldsOf<PlanDraft> Fields = new(
        new PlanDraft(
            new Plan
            {
                Name = "",
                File = "",
                Target = ProgramSection.Target.Defaults,
                Layouts = [],
                Scenarios = [],
            },
            []
        )
    );

    private static readonly FieldOf<PlanDraft>[] Programs =
    [
        Any.Schema(Fields),
        Fields.Required(
            "name",
            Any.Name,
            draft => draft.Plan.Name,
            With<string>((plan, name) => plan with { Name = name }),
            "Name of the plan."
        ),
        Fields.Required(
            "target",
            ProgramSection.Target,
            draft => draft.Plan.Target,
            With<ProgramOptions>((plan, target) => plan with { Target = target }),
            "The program under test."
        ),
        Fields.Optional(
            "services",
            new ListShape<ProgramOptions>(ProgramSection.Service, 0, MostServices, "services"),
            draft => draft.Plan.Services,
            With<IReadOnlyList<ProgramOptions>>((plan, services) => plan with { Services = services }),
            "What the target needs beside it, started first, in this order. Without a program of its own, a service is the target's."
        ),
    ];

    private static readonly FieldOf<PlanDraft>[] Deployments =
    [
        Fields.Optional(
            "scaleToHost",
            Any.Flag,
            draft => draft.Plan.ScaleToHost,
            With<bool>((plan, scales) => plan with { ScaleToHost = scales }),
            "CPU sizes are written for a host of two cores and grow with a larger one, up to fourfold."
        ),
        Fields.Required(
            "layouts",
            new ListShape<LayoutOptions>(LayoutSection.Shape, 1, MostLayouts, "layouts"),
            draft => draft.Plan.Layouts,
            With<IReadOnlyList<LayoutOptions>>((plan, layouts) => plan with { Layouts = layouts }),
            "How many of the target, and how large."
        ),
        Fields.Optional(
            "balancer",
            BalancerSection.Shape,
            draft => draft.Plan.Balancer,
            With<BalancerOptions>((plan, balancer) => plan with { Balancer = balancer }),
            "What stands in front of several replicas."
        ),
        Fields.Optional(
            "docker",
            DockerSection.Shape,
            draft => draft.Plan.Docker,
            With<DockerPlan>((plan, docker) => plan with { Docker = docker }),
            "What only the docker runtime takes."
        ),
    ];

    private static readonly FieldOf<PlanDraft>[] Loads =
    [
        Fields.Required(
            "scenarios",
            new ListShape<ScenarioEntry>(ScenarioEntrySection.Shape, 1, 100, "scenarios"),
            draft => draft.Scenarios,
            (draft, scenarios) => draft with { Scenarios = scenarios },
            "The mix: one arrival picks one of these, by weight."
        ),
        Fields.Optional(
            "load",
            LoadSection.Shape,
            draft => draft.Plan.Load,
            With<LoadOptions>((plan, load) => plan with { Load = load }),
            "How arrivals come."
        ),
        Fields.Required(
            "objectives",
            ObjectivesSection.Shape,
            draft => draft.Plan.Objectives,
            With<Results.Runs.Objectives>((plan, objectives) => plan with { Objectives = objectives }),
            "What must hold: at every rate for a layout's capacity, and at the stated load for the verdict."
        ),
        Fields.Optional(
            "search",
            SearchSection.Usual,
            draft => draft.Plan.Search,
            With<SearchOptions>((plan, search) => plan with { Search = search }),
            "How long and how finely to look for the capacity of a layout."
        ),
        Fields.Optional(
            "quick",
            SearchSection.Quick,
            draft => draft.Plan.Quick,
            With<SearchOptions>((plan, quick) => plan with { Quick = quick }),
            "The same with --quick."
        ),
    ];

    private static readonly FieldOf<PlanDraft>[] Conclusions =
    [
        Fields.Optional(
            "sizing",
            SizingSection.Shape,
            draft => draft.Plan.Sizing,
            With<Results.Sizing.SizingRequest>((plan, sizing) => plan with { Sizing = sizing }),
            "What the recommendation is made for."
        ),
        Fields.Optional(
            "confirm",
            ConfirmSection.Shape,
            draft => draft.Plan.Confirm.Count == 0 ? null : draft.Plan.Confirm,
            With<IReadOnlyDictionary<string, SettingRaise>>((plan, raises) => plan with { Confirm = raises }),
            "What --confirm raises where the suspected resource is a setting, by cause; CPU and memory limits need no entry."
        ),
        Fields.Optional(
            "alerts",
            AlertsSection.Shape,
            draft => draft.Plan.Alerts,
            With<AlertOptions>((plan, alerts) => plan with { Alerts = alerts }),
            "Rules while a probe runs."
        ),
    ];

    public static readonly RecordShape<PlanDraft> Shape = new(
        Fields.Defaults,
        [.. Programs, .. Deployments, .. Loads, .. Conclusions]
    )
    {
        Completion = Check,
    };

    private static Func<PlanDraft, T, PlanDraft> With<T>(Func<Plan, T, Plan> with) =>
        (draft, value) => draft with { Plan = with(draft.Plan, value) };

    private static PlanDraft Check(ObjectReader reader, PlanDraft read)
    {
        var plan = read.Plan with { File = reader.At.File.Path };
        ProgramChecks.Check(reader.At);
        ConfirmChecks.Check(reader.At);
        LayoutChecks.Check(reader.At.Property("layouts"), plan);
        return read with { Plan = plan };
    }
}
