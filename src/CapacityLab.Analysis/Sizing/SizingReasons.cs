using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;
using static System.FormattableString;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Why a layout does not hold what is asked, or what its figures rest on.</summary>
internal static class SizingReasons
{
    public static IReadOnlyList<string> Of(SizedLayout layout, SizingRequest request) =>
        [
            .. OfOrigin(layout),
            .. OfCapacity(layout.Capacity!.Value, request, "It holds"),
            .. layout.Spare is { } spare ? OfSpare(layout, spare, request) : [],
        ];

    private static IEnumerable<string> OfOrigin(SizedLayout layout) =>
        layout.Origin switch
        {
            CapacityOrigin.AtLeast =>
            [
                $"Every rate that was probed held: {layout.Capacity} is the highest of them, and it may hold more.",
            ],
            CapacityOrigin.Predicted =>
            [
                $"It was not measured: {layout.Capacity} is the lower end of what the fitted law predicts. Measure it before relying on it.",
            ],
            _ => [],
        };

    private static IEnumerable<string> OfCapacity(RequestRate capacity, SizingRequest request, string what)
    {
        if (Demand.Of(request, capacity) == SizingOutcome.DoesNotHold)
        {
            double lacking = Lacking(capacity, request);
            yield return Invariant(
                $"{what} {capacity}; the load and {request.Headroom:P0} headroom need {request.Needed()}, {lacking:#,0.##} req/s more."
            );
        }
    }

    private static IEnumerable<string> OfSpare(SizedLayout layout, SpareResult spare, SizingRequest request)
    {
        if (request.RequestsPerSecond is null)
        {
            return [];
        }

        string lost = Lost(request.SpareReplicas);
        return spare.Replicas == 0 ? [$"With {lost} nothing is left."]
            : spare.Capacity is { } capacity
                ? OfCapacity(capacity, request, $"With {lost}, {spare.Layout} is left and holds")
            :
            [
                Invariant(
                    $"What {spare.Replicas} × {layout.Cpus} with {layout.Memory} hold, which are left with {lost}, was neither measured nor fitted."
                ),
            ];
    }

    /// <summary>The capacity that load and headroom ask for: load / (1 − headroom).</summary>
    public static RequestRate Needed(this SizingRequest request) =>
        (request.RequestsPerSecond ?? default) * (1 / (1 - request.Headroom));

    public static double Lacking(RequestRate capacity, SizingRequest request) =>
        request.Needed().PerSecond - capacity.PerSecond;

    public static string Lost(int replicas) =>
        replicas == 1 ? "one replica lost" : Invariant($"{replicas} replicas lost");
}
