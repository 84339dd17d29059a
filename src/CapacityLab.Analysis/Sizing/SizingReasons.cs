using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;
using static System.FormattableString;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Why a layout does not hold what is asked, or what its figures rest on.</summary>
internal static class SizingReasons
{
    private const int MostNamed = 3;

    /// <param name="layout">As it was judged.</param>
    /// <param name="candidate">What is known of it.</param>
    /// <param name="request">What it was judged for.</param>
    public static IReadOnlyList<string> Of(SizedLayout layout, CandidateCapacity candidate, SizingRequest request) =>
        [
            .. OfOrigin(layout, candidate.Stated ?? candidate.Low),
            .. Outvoted(candidate),
            .. candidate.Untried is { } failed
                ? [$"It failed at {failed}; nothing between that and {candidate.Stated ?? candidate.Low} was settled."]
                : Array.Empty<string>(),
            .. OfCapacity(layout.Capacity!.Value, request, "It holds"),
            .. layout.Spare is { } spare ? OfSpare(layout, spare, request) : [],
        ];

    private static IEnumerable<string> OfOrigin(SizedLayout layout, RequestRate stated) =>
        layout.Origin switch
        {
            CapacityOrigin.AtLeast =>
            [
                $"No rate above {stated} was seen to fail, and the layout may hold more.{(layout.Capacity < stated ? $" Counted as {layout.Capacity}, for what so short a probe cannot show." : "")}",
            ],
            CapacityOrigin.Predicted =>
            [
                $"It was not measured: {layout.Capacity} is the lower end of what the fitted law predicts. Measure it before relying on it.",
            ],
            _ => [],
        };

    private static IEnumerable<string> Outvoted(CandidateCapacity candidate)
    {
        if (candidate.Outvoted.Count > 0)
        {
            string more =
                candidate.Outvoted.Count > MostNamed
                    ? Invariant($" and {candidate.Outvoted.Count - MostNamed} others")
                    : "";
            string rates = string.Join(", ", candidate.Outvoted.Take(MostNamed)) + more;
            yield return $"A probe failed at {rates}; repetitions or higher rates held, and outweigh it.";
        }
    }

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
            : IsOnlyPredicted(layout) ? [Predicted(spare, request)]
            : spare.Capacity is { } capacity
                ? OfCapacity(capacity, request, $"With {lost}, {spare.Layout} is left and holds")
            :
            [
                Invariant(
                    $"With {lost}, {spare.Replicas} × {layout.Cpus} with {layout.Memory} is left. That was not measured, and no law predicts it within 10 %."
                ),
            ];
    }

    /// <summary>Whether what is left of a measured layout, when replicas are lost, is known by a law alone.</summary>
    public static bool IsOnlyPredicted(SizedLayout layout) =>
        layout is { Origin: not CapacityOrigin.Predicted, Spare.Origin: CapacityOrigin.Predicted };

    private static string Predicted(SpareResult spare, SizingRequest request)
    {
        string holds =
            Demand.Of(request, spare.Capacity!.Value) == SizingOutcome.Holds
                ? "it would hold"
                : Invariant($"it may not hold, as {request.Needed()} would be needed");
        return $"With {Lost(request.SpareReplicas)}, {spare.Layout} would be left. By the law {holds}: {spare.Capacity} predicted, not measured.";
    }

    /// <summary>The capacity that load and headroom ask for: load / (1 − headroom).</summary>
    public static RequestRate Needed(this SizingRequest request) =>
        (request.RequestsPerSecond ?? default) * (1 / (1 - request.Headroom));

    public static double Lacking(RequestRate capacity, SizingRequest request) =>
        request.Needed().PerSecond - capacity.PerSecond;

    public static string Lost(int replicas) => SizedWords.Lost(replicas);
}
