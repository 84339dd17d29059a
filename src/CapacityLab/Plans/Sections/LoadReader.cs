using CapacityLab.Load;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class LoadReader
{
    public static readonly ChoiceShape<ArrivalKind> Kinds = new(
        ("poisson", ArrivalKind.Poisson),
        ("even", ArrivalKind.Even)
    );

    private static readonly LoadOptions Defaults = new();

    private static readonly Field<ArrivalKind> Arrivals = Field.Optional(
        "arrivals",
        Kinds,
        Defaults.Arrivals,
        "Distances between arrivals: exponential (poisson) or equal (even)."
    );

    private static readonly Field<int> Seed = Field.Optional(
        "seed",
        new WholeShape<int>(0, int.MaxValue),
        Defaults.Seed,
        "The same seed gives the same arrivals and the same values of feeds."
    );

    private static readonly Field<int> MaxInFlight = Field.Optional(
        "maxInFlight",
        new WholeShape<int>(1, 1_000_000),
        Defaults.MaxInFlight,
        "Arrivals under way at once; beyond it they are dropped and counted."
    );

    private static readonly Field<TimeSpan> RequestTimeout = Field.Optional(
        "requestTimeoutSeconds",
        Any.Seconds(0.05, 600),
        Defaults.RequestTimeout,
        "After it a request has failed."
    );

    public static readonly ObjectShape<LoadOptions> Shape = new([Arrivals, Seed, MaxInFlight, RequestTimeout], Read);

    private static LoadOptions Read(ObjectReader reader) =>
        new()
        {
            Arrivals = reader.Get(Arrivals),
            Seed = reader.Get(Seed),
            MaxInFlight = reader.Get(MaxInFlight),
            RequestTimeout = reader.Get(RequestTimeout),
        };
}
