using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

internal static class ObjectivesReader
{
    private static readonly Objectives Defaults = new();

    private static readonly Field<TimeSpan> P99 = Field.Optional(
        "p99Ms",
        Any.Milliseconds(0.1, 600_000),
        Defaults.P99,
        "Most that the 99th percentile of the response time may be."
    );

    private static readonly Field<double> SuccessRatio = Field.Optional(
        "successRatio",
        Any.Number(0.01, 1),
        Defaults.SuccessRatio,
        "Least share of the scheduled arrivals that must end ok."
    );

    private static readonly Field<RequestRate> Rate = Field.Optional(
        "requestsPerSecond",
        Any.Rate(0.001, 100_000_000),
        "The load that at least one layout must hold; by default none is stated."
    );

    private static readonly Field[] Fields = [P99, SuccessRatio, Rate];

    public static readonly ObjectShape<Objectives> Shape = new(Fields, Read);

    private static Objectives Read(ObjectReader reader)
    {
        if (!Fields.Any(reader.Has))
        {
            reader.At.Report("no objective", $"at least one of {JsonText.List(Fields.Select(field => field.Name))}");
        }

        return new()
        {
            P99 = reader.Get(P99),
            SuccessRatio = reader.Get(SuccessRatio),
            RequestsPerSecond = reader.OptionalValue(Rate),
        };
    }
}
