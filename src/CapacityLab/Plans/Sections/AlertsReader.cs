using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class AlertsReader
{
    private static readonly AlertOptions Defaults = new();

    private static readonly Field<double> SuccessRatioBelow = Field.Optional(
        "successRatioBelow",
        Any.Number(0.01, 1),
        Defaults.SuccessRatioBelow,
        "An alert fires while fewer arrivals than this share end ok."
    );

    private static readonly Field<TimeSpan> Over = Field.Optional(
        "overSeconds",
        Any.Seconds(0.1, 600),
        Defaults.Over,
        "The stretch that the share is taken over."
    );

    private static readonly Field<Uri> Webhook = Field.Optional(
        "webhook",
        new WebAddressShape(),
        "Address that alerts are posted to; by default none."
    );

    public static readonly ObjectShape<AlertOptions> Shape = new([SuccessRatioBelow, Over, Webhook], Read);

    private static AlertOptions Read(ObjectReader reader) =>
        new()
        {
            SuccessRatioBelow = reader.Get(SuccessRatioBelow),
            Over = reader.Get(Over),
            Webhook = reader.Optional(Webhook),
        };
}
