using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Sections;

internal static class SizingSection
{
    private static readonly FieldsOf<SizingRequest> Fields = new(new SizingRequest());

    public static readonly RecordShape<SizingRequest> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "requestsPerSecond",
            Any.Rate(SizingBounds.MinRate, SizingBounds.MaxRate),
            sizing => sizing.RequestsPerSecond,
            (sizing, rate) => sizing with { RequestsPerSecond = rate },
            "The load that a layout is wanted for, in requests as an access log counts them; by default that of the objectives."
        ),
        Fields.Optional(
            "growthPercentPerMonth",
            Any.Number(0, SizingBounds.MaxGrowthPercent),
            sizing => sizing.GrowthPercentPerMonth,
            (sizing, percent) => sizing with { GrowthPercentPerMonth = percent },
            "Growth of that load from month to month, compounding."
        ),
        Fields.Optional(
            "headroom",
            Any.Number(0, SizingBounds.MaxHeadroom),
            sizing => sizing.Headroom,
            (sizing, headroom) => sizing with { Headroom = headroom },
            "Share of a layout's capacity that must stay free."
        ),
        Fields.Optional(
            "spareReplicas",
            new WholeShape<int>(0, SizingBounds.MaxSpare),
            sizing => sizing.SpareReplicas,
            (sizing, spare) => sizing with { SpareReplicas = spare },
            "Replicas that may be lost while the load still holds, with the headroom; 0: none need to be spare."
        ),
        Fields.Optional(
            "prices",
            PricesSection.Shape,
            sizing => sizing.Prices,
            (sizing, prices) => sizing with { Prices = prices },
            "What replicas cost; by default layouts are ranked by cores and memory."
        )
    );
}
