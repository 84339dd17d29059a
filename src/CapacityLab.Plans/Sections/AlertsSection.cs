using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class AlertsSection
{
    private static readonly FieldsOf<AlertOptions> Fields = new(new AlertOptions());

    public static readonly RecordShape<AlertOptions> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "successRatioBelow",
            Any.Number(0.01, 1),
            alerts => alerts.SuccessRatioBelow,
            (alerts, ratio) => alerts with { SuccessRatioBelow = ratio },
            "An alert fires while fewer arrivals than this share end ok."
        ),
        Fields.Optional(
            "overSeconds",
            Any.Seconds(0.1, 600),
            alerts => alerts.Over,
            (alerts, over) => alerts with { Over = over },
            "The stretch that the share is taken over."
        ),
        Fields.Optional(
            "webhook",
            new WebAddressShape(),
            alerts => alerts.Webhook,
            (alerts, webhook) => alerts with { Webhook = webhook },
            "Address that alerts are posted to; by default none."
        )
    );
}
