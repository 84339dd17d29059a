using CapacityLab.Load.Http;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>A scenario of HTTP requests: a file, or an entry of the plan.</summary>
internal static class ScenarioSection
{
    public const int MaxWeight = 1_000_000;
    public const int MostSteps = 1_000;

    private static readonly FieldsOf<HttpScenario> Fields = new(new HttpScenario { Name = "", Steps = [] });

    public static readonly FieldOf<HttpScenario> Name = Fields.Required(
        "name",
        Any.Name,
        scenario => scenario.Name,
        (scenario, name) => scenario with { Name = name },
        "Name of the scenario."
    );

    public static readonly Field<int> Weight = Field.Of(
        "weight",
        new WholeShape<int>(1, MaxWeight),
        "Share of the arrivals against the other scenarios; a weight in the plan wins over the scenario file's.",
        1
    );

    public static readonly FieldOf<HttpScenario> Feeds = Fields.Optional(
        "feeds",
        new MapShape<Feed>(Slots.Name, FeedSection.Shape),
        scenario => scenario.Feeds.ToDictionary(feed => feed.Key, feed => FeedSection.Hidden(feed.Key, feed.Value)),
        (scenario, feeds) => scenario with { Feeds = feeds },
        "Where the values of slots come from."
    );

    public static readonly FieldOf<HttpScenario> Cookies = Fields.LeftOutAsDefault(
        Fields.Optional(
            "cookies",
            Any.Flag,
            scenario => scenario.Cookies,
            (scenario, cookies) => scenario with { Cookies = cookies },
            "Whether what answers set by Set-Cookie goes with the later requests of the iteration; each iteration begins without cookies."
        )
    );

    public static readonly FieldOf<HttpScenario> Steps = Fields.Required(
        "steps",
        new ListShape<HttpStep>(StepSection.Shape, 1, MostSteps, "steps"),
        scenario => scenario.Steps,
        (scenario, steps) => scenario with { Steps = steps },
        "Requests, one after the other; a failed one ends the iteration."
    );

    public static readonly RecordShape<HttpScenario> Shape = new(
        Fields.Defaults,
        Any.Schema(Fields),
        Name,
        FieldOf.Bind(
            Weight,
            (HttpScenario scenario) => scenario.Weight,
            (scenario, weight) => scenario with { Weight = weight }
        ),
        Cookies,
        Feeds,
        Steps
    )
    {
        Completion = Complete,
    };

    private static HttpScenario Complete(ObjectReader reader, HttpScenario read)
    {
        var scenario = read with { Feeds = FeedTables.Unite(reader.Place(Feeds.Field), read.Feeds) };
        if (scenario.Cookies && scenario.Steps.Any(HasOwnCookie))
        {
            reader.Place(Cookies.Field).Report("false where a step has a Cookie header of its own");
        }

        UniqueNames.Check(reader.Place(Steps.Field), "a step's name", MostSteps);
        new SlotCheck(reader.At).Check();
        return scenario;
    }

    private static bool HasOwnCookie(HttpStep step) =>
        step.Headers.Any(header => header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase));
}
