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
        "Most that the 99th percentile of an iteration's response time may be: of all requests of its scenario together."
    );

    private static readonly Field<TimeSpan> RequestP99 = Field.Optional(
        "requestP99Ms",
        Any.Milliseconds(0.1, 600_000),
        "Most that the 99th percentile of a single request's response time may be, beside p99Ms; by default anything."
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
        "The load that at least one layout must hold, in requests as an access log counts them; by default none is stated."
    );

    private static readonly Field<IterationRate> Iterations = Field.Optional(
        "iterationsPerSecond",
        Any.Iterations(0.001, 100_000_000),
        "The same load in iterations of the scenarios, each of which sends one request a step; only one of the two may be stated."
    );

    private static readonly Field[] Fields = [P99, RequestP99, SuccessRatio, Rate, Iterations];

    public static readonly ObjectShape<Objectives> Shape = new(Fields, Read);

    private static Objectives Read(ObjectReader reader)
    {
        if (!Fields.Any(reader.Has))
        {
            reader.At.Report("no objective", $"at least one of {JsonText.List(Fields.Select(field => field.Name))}");
        }

        if (reader.Has(Rate))
        {
            reader.Forbid(Iterations, Rate.Name);
        }

        return new()
        {
            P99 = reader.Get(P99),
            RequestP99 = reader.OptionalValue(RequestP99),
            SuccessRatio = reader.Get(SuccessRatio),
            RequestsPerSecond = reader.OptionalValue(Rate),
            IterationsPerSecond = reader.OptionalValue(Iterations),
        };
    }
}
