using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Sections;

internal static class PricesReader
{
    private static readonly NumberShape<double> Price = Any.Number(0, SizingBounds.MaxPrice);

    public static readonly TextShape CurrencyShape = new(
        "a word of 1 to 12 letters or signs, such as USD or €",
        @"^[^\s\u0000-\u001f\u007f-\u009f]{1,12}$"
    );

    private static readonly Prices Defaults = new();

    private static readonly Field<string> Currency = Field.Optional(
        "currency",
        CurrencyShape,
        Defaults.Currency,
        "A word for people; nothing is converted."
    );

    private static readonly Field<double> Core = Field.Optional(
        "perCoreHour",
        Price,
        0.0,
        "Price of one core for an hour."
    );

    private static readonly Field<double> Gib = Field.Optional(
        "perGiBHour",
        Price,
        0.0,
        "Price of one GiB of memory for an hour."
    );

    private static readonly Field<bool> CountBalancer = Field.Optional(
        "countBalancer",
        Any.Flag,
        Defaults.CountBalancer,
        "Whether the limits of the balancer count too; those of services and the database never do."
    );

    public static readonly ObjectShape<Prices> Shape = new([Currency, Core, Gib, CountBalancer], Read);

    private static Prices Read(ObjectReader reader)
    {
        var prices = new Prices
        {
            Currency = reader.Get(Currency),
            PerCoreHour = reader.Get(Core),
            PerGibHour = reader.Get(Gib),
            CountBalancer = reader.Get(CountBalancer),
        };
        if (!reader.Has(Core) && !reader.Has(Gib))
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
