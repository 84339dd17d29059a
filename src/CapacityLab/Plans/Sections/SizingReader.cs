using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

internal static class SizingReader
{
    private static readonly SizingRequest Defaults = new();

    private static readonly Field<RequestRate> Rate = Field.Optional(
        "requestsPerSecond",
        Any.Rate(SizingBounds.MinRate, SizingBounds.MaxRate),
        "The load that a layout is wanted for, in requests as an access log counts them; by default that of the objectives."
    );

    private static readonly Field<double> Growth = Field.Optional(
        "growthPercentPerMonth",
        Any.Number(0, SizingBounds.MaxGrowthPercent),
        Defaults.GrowthPercentPerMonth,
        "Growth of that load from month to month, compounding."
    );

    private static readonly Field<double> Headroom = Field.Optional(
        "headroom",
        Any.Number(0, SizingBounds.MaxHeadroom),
        Defaults.Headroom,
        "Share of a layout's capacity that must stay free."
    );

    private static readonly Field<int> Spare = Field.Optional(
        "spareReplicas",
        new WholeShape<int>(0, SizingBounds.MaxSpare),
        Defaults.SpareReplicas,
        "Replicas that may be lost while the load still holds, with the headroom; 0: none need to be spare."
    );

    private static readonly Field<Prices> Prices = Field.Optional(
        "prices",
        PricesReader.Shape,
        "What replicas cost; by default layouts are ranked by cores and memory."
    );

    public static readonly ObjectShape<SizingRequest> Shape = new([Rate, Growth, Headroom, Spare, Prices], Read);

    private static SizingRequest Read(ObjectReader reader) =>
        new()
        {
            RequestsPerSecond = reader.OptionalValue(Rate),
            GrowthPercentPerMonth = reader.Get(Growth),
            Headroom = reader.Get(Headroom),
            SpareReplicas = reader.Get(Spare),
            Prices = reader.Optional(Prices),
        };
}
