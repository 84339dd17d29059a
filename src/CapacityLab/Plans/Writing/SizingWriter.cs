using System.Text.Json.Nodes;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Writing;

internal static class SizingWriter
{
    public static JsonObject Write(SizingRequest sizing) =>
        Node.Object(
            ("requestsPerSecond", sizing.RequestsPerSecond?.PerSecond),
            ("growthPercentPerMonth", sizing.GrowthPercentPerMonth),
            ("headroom", sizing.Headroom),
            ("spareReplicas", sizing.SpareReplicas),
            ("prices", sizing.Prices is { } prices ? Write(prices) : null)
        );

    private static JsonObject Write(Prices prices) =>
        Node.Object(
            ("currency", prices.Currency),
            ("perCoreHour", prices.PerCoreHour),
            ("perGiBHour", prices.PerGibHour),
            ("countBalancer", prices.CountBalancer)
        );
}
