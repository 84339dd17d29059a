using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Plans.Sections;

internal static class ObjectivesSection
{
    private static readonly FieldsOf<Objectives> Fields = new(new Objectives());

    private static readonly FieldOf<Objectives> Requests = Fields.Optional(
        "requestsPerSecond",
        Any.Rate(0.001, 100_000_000),
        objectives => objectives.RequestsPerSecond,
        (objectives, rate) => objectives with { RequestsPerSecond = rate },
        "The load that at least one layout must hold, in requests as an access log counts them; by default none is stated."
    );

    private static readonly FieldOf<Objectives> Iterations = Fields.Optional(
        "iterationsPerSecond",
        Any.Iterations(0.001, 100_000_000),
        objectives => objectives.IterationsPerSecond,
        (objectives, rate) => objectives with { IterationsPerSecond = rate },
        "The same load in iterations of the scenarios, each of which sends one request a step; only one of the two may be stated."
    );

    private static readonly FieldOf<Objectives>[] All =
    [
        Fields.Optional(
            "p99Ms",
            Any.Milliseconds(0.1, 600_000),
            objectives => objectives.P99,
            (objectives, p99) => objectives with { P99 = p99 },
            "Most that the 99th percentile of an iteration's response time may be: of all requests of its scenario together."
        ),
        Fields.Optional(
            "requestP99Ms",
            Any.Milliseconds(0.1, 600_000),
            objectives => objectives.RequestP99,
            (objectives, p99) => objectives with { RequestP99 = p99 },
            "Most that the 99th percentile of a single request's response time may be, beside p99Ms; by default anything."
        ),
        Fields.Optional(
            "successRatio",
            Any.Number(0.01, 1),
            objectives => objectives.SuccessRatio,
            (objectives, ratio) => objectives with { SuccessRatio = ratio },
            "Least share of the scheduled arrivals that must end ok."
        ),
        Requests,
        Iterations,
    ];

    public static readonly RecordShape<Objectives> Shape = new(Fields.Defaults, All) { Presence = Check };

    private static void Check(ObjectReader reader)
    {
        if (!All.Any(one => reader.Has(one.Field)))
        {
            reader.At.Report("no objective", $"at least one of {JsonText.List(All.Select(one => one.Field.Name))}");
        }

        if (reader.Has(Requests.Field))
        {
            reader.Forbid(Iterations.Field, Requests.Field.Name);
        }
    }
}
