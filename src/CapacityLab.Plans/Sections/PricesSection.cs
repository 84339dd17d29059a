using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Sections;

internal static class PricesSection
{
    private static readonly NumberShape<double> Price = Any.Number(0, SizingBounds.MaxPrice);

    public static readonly TextShape CurrencyShape = new(
        "a word of 1 to 12 letters or signs, such as USD or €",
        @"^[^\s\u0000-\u001f\u007f-\u009f]{1,12}$"
    );

    private static readonly FieldsOf<Prices> Fields = new(new Prices());

    private static readonly FieldOf<Prices> Core = Fields.Optional(
        "perCoreHour",
        Price,
        prices => prices.PerCoreHour,
        (prices, price) => prices with { PerCoreHour = price },
        "Price of one core for an hour."
    );

    private static readonly FieldOf<Prices> Gib = Fields.Optional(
        "perGiBHour",
        Price,
        prices => prices.PerGibHour,
        (prices, price) => prices with { PerGibHour = price },
        "Price of one GiB of memory for an hour."
    );

    public static readonly RecordShape<Prices> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "currency",
            CurrencyShape,
            prices => prices.Currency,
            (prices, currency) => prices with { Currency = currency },
            "A word for people; nothing is converted."
        ),
        Core,
        Gib,
        Fields.Optional(
            "countBalancer",
            Any.Flag,
            prices => prices.CountBalancer,
            (prices, counts) => prices with { CountBalancer = counts },
            "Whether the limits of the balancer count too; those of services and the database never do."
        )
    )
    {
        Completion = Check,
    };

    private static Prices Check(ObjectReader reader, Prices prices)
    {
        if (!reader.Has(Core.Field) && !reader.Has(Gib.Field))
        {
            reader.At.Report("no price", "perCoreHour, perGiBHour, or both");
        }
        else if (prices is { PerCoreHour: 0, PerGibHour: 0 } && !reader.At.HasMistakes)
        {
            reader.At.Report("prices of 0", "at least one above 0; without prices leave the section out");
        }

        return prices;
    }
}
