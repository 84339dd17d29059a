using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>
/// N+1: a layout of n replicas must still hold the load when the spare ones are lost, by the capacity of n − spare replicas of the
/// same size. That is looked up among what was measured and is never (n − spare) · capacity(1): replicas share a balancer, a host and a
/// database, and do not add up. What a fitted law predicts of them is told, and leaves the outcome unknown.
/// </summary>
internal static class SpareCheck
{
    public static SpareResult? Of(
        CandidateCapacity candidate,
        IReadOnlyList<CandidateCapacity> all,
        SizingRequest request
    )
    {
        int left = Math.Max(0, candidate.Replicas - request.SpareReplicas);
        return request.SpareReplicas == 0 ? null
            : left == 0 ? Nothing(request)
            : Find(candidate, all, left) is { } known ? Left(candidate, known, request)
            : new SpareResult { Replicas = left, Outcome = SizingOutcome.Unknown };
    }

    /// <summary>Not even a load of zero: nobody would answer.</summary>
    private static SpareResult Nothing(SizingRequest request) =>
        new()
        {
            Capacity = default(RequestRate),
            Outcome = request.RequestsPerSecond is null ? SizingOutcome.Unknown : SizingOutcome.DoesNotHold,
        };

    private static SpareResult Left(CandidateCapacity candidate, CandidateCapacity known, SizingRequest request) =>
        new()
        {
            Replicas = known.Replicas,
            Layout = known.Name,
            Capacity = known.Low,
            Origin = known.Origin,
            Headroom = Demand.Headroom(request, known.Low),
            Months = Demand.Months(request, known.Low),
            Outcome = IsOnlyPredicted(candidate, known) ? SizingOutcome.Unknown : known.Outcome(request),
        };

    /// <summary>Of a layout that is a prediction itself no more is asked.</summary>
    private static bool IsOnlyPredicted(CandidateCapacity candidate, CandidateCapacity known) =>
        known.Origin == CapacityOrigin.Predicted && candidate.Origin != CapacityOrigin.Predicted;

    /// <summary>A measured one before a fitted one; of several the one that holds least.</summary>
    private static CandidateCapacity? Find(
        CandidateCapacity candidate,
        IReadOnlyList<CandidateCapacity> all,
        int left
    ) =>
        all.Where(other => other.Replicas == left && other.HasReplicasOf(candidate))
            .OrderBy(other => other.Origin == CapacityOrigin.Predicted)
            .ThenBy(other => other.Low)
            .FirstOrDefault();

    /// <summary>A lower bound that is too small, or a gap in what was tried, leaves open whether the layout holds.</summary>
    public static SizingOutcome Outcome(this CandidateCapacity known, SizingRequest request) =>
        Demand.Of(request, known.Low) is var outcome
        && outcome == SizingOutcome.DoesNotHold
        && (known.Origin == CapacityOrigin.AtLeast || known.Untried > request.Needed())
            ? SizingOutcome.Unknown
            : outcome;
}
