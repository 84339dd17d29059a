using CapacityLab.Load;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class LoadSection
{
    private static readonly ChoiceShape<ArrivalKind> Kinds = new(
        ("poisson", ArrivalKind.Poisson),
        ("even", ArrivalKind.Even)
    );

    private static readonly FieldsOf<LoadOptions> Fields = new(new LoadOptions());

    public static readonly RecordShape<LoadOptions> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "arrivals",
            Kinds,
            load => load.Arrivals,
            (load, arrivals) => load with { Arrivals = arrivals },
            "Distances between arrivals: exponential (poisson) or equal (even)."
        ),
        Fields.Optional(
            "seed",
            new WholeShape<int>(0, int.MaxValue),
            load => load.Seed,
            (load, seed) => load with { Seed = seed },
            "The same seed gives the same arrivals and the same values of feeds."
        ),
        Fields.Optional(
            "maxInFlight",
            new WholeShape<int>(1, 1_000_000),
            load => load.MaxInFlight,
            (load, most) => load with { MaxInFlight = most },
            "Arrivals under way at once; beyond it they are dropped and counted."
        ),
        Fields.Optional(
            "requestTimeoutSeconds",
            Any.Seconds(0.05, 600),
            load => load.RequestTimeout,
            (load, timeout) => load with { RequestTimeout = timeout },
            "After it a request has failed."
        )
    );
}
