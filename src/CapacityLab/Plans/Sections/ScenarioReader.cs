using CapacityLab.Load.Http;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads a scenario of HTTP requests: a file, or an entry of the plan.</summary>
internal static class ScenarioReader
{
    public const int MaxWeight = 1_000_000;
    public const int MostSteps = 1_000;

    public static readonly Field<string> Name = Field.Required("name", Any.Name, "", "Name of the scenario.");

    public static readonly Field<int> Weight = Field.Optional(
        "weight",
        new WholeShape<int>(1, MaxWeight),
        1,
        "Share of the arrivals against the other scenarios; a weight in the plan wins over the scenario file's."
    );

    public static readonly Field<IReadOnlyDictionary<string, Feed>> Feeds = Field.Optional(
        "feeds",
        new MapShape<Feed>(Slots.Name, FeedReader.Shape),
        new Dictionary<string, Feed>(),
        "Where the values of slots come from."
    );

    public static readonly Field<bool> Cookies = Field.Optional(
        "cookies",
        Any.Flag,
        false,
        "Whether what answers set by Set-Cookie goes with the later requests of the iteration; each iteration begins without cookies."
    );

    public static readonly Field<IReadOnlyList<HttpStep>> Steps = Field.Required<IReadOnlyList<HttpStep>>(
        "steps",
        new ListShape<HttpStep>(StepReader.Shape, 1, MostSteps, "steps"),
        [],
        "Requests, one after the other; a failed one ends the iteration."
    );

    public static readonly ObjectShape<HttpScenario> Shape = new(
        [Any.Schema, Name, Weight, Cookies, Feeds, Steps],
        Read
    );

    public static HttpScenario Read(ObjectReader reader)
    {
        var scenario = new HttpScenario
        {
            Name = reader.Get(Name),
            Weight = reader.Get(Weight),
            Cookies = reader.Get(Cookies),
            Feeds = FeedTables.Unite(reader.Place(Feeds), reader.Get(Feeds)),
            Steps = reader.Get(Steps),
        };
        if (scenario.Cookies && scenario.Steps.Any(HasOwnCookie))
        {
            reader.Place(Cookies).Report("false where a step has a Cookie header of its own");
        }

        UniqueNames.Check(reader.Place(Steps), "a step's name", MostSteps);
        new SlotCheck(reader.At).Check();
        return scenario;
    }

    private static bool HasOwnCookie(HttpStep step) =>
        step.Headers.Any(header => header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase));
}
