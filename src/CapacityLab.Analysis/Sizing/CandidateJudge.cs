using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Judges one layout for a request.</summary>
internal sealed class CandidateJudge(SizingRequest request, IReadOnlyList<CandidateCapacity> all)
{
    public SizedLayout Judge(CandidateCapacity candidate)
    {
        var spare = SpareCheck.Of(candidate, all, request);
        var outcome = Both(candidate.Outcome(request), spare?.Outcome);
        double? months = Demand.Months(request, candidate.Low);
        var judged = new SizedLayout
        {
            Name = candidate.Name,
            Replicas = candidate.Replicas,
            Cpus = candidate.Cpus,
            Memory = candidate.Memory,
            Origin = candidate.Origin,
            Capacity = candidate.Low,
            Stated = candidate.Stated,
            High = candidate.High,
            CapacityPerCore = candidate.TotalCores > 0 ? candidate.Low * (1 / candidate.TotalCores) : null,
            Headroom = Demand.Headroom(request, candidate.Low),
            Spare = spare,
            Months = months,
            Until = outcome == SizingOutcome.Holds ? Demand.Until(request, Sooner(months, spare)) : null,
            LimitedBy = candidate.LimitedBy,
            Outcome = outcome,
        };
        return Priced(judged with { Reasons = SizingReasons.Of(judged, candidate, request) }, candidate);
    }

    /// <summary>A layout without a capacity: it is listed, so that nobody looks for it, and never recommended.</summary>
    public static SizedLayout Excluded(LayoutResult layout, SizingOutcome outcome, string reason) =>
        new()
        {
            Name = layout.Name,
            Replicas = layout.Replicas,
            Cpus = layout.Cpus,
            Memory = layout.Memory,
            LimitedBy = layout.Bottleneck.Cause,
            Outcome = outcome,
            Reasons = [reason],
        };

    private SizedLayout Priced(SizedLayout judged, CandidateCapacity candidate)
    {
        double? perHour = request.Prices is { } prices ? Cost.PerHour(candidate, prices) : null;
        return judged with
        {
            CostPerHour = perHour,
            CostPerMonth = perHour is { } price ? Math.Round(price * Cost.HoursPerMonth, 10) : null,
            CostPerMillion = Cost.PerMillion(perHour, judged.Capacity),
            CostPerMillionAtLoad = Cost.PerMillion(perHour, request.RequestsPerSecond),
        };
    }

    private static SizingOutcome Both(SizingOutcome whole, SizingOutcome? left) =>
        left is not { } rest || whole == SizingOutcome.DoesNotHold ? whole
        : rest == SizingOutcome.DoesNotHold ? rest
        : whole == SizingOutcome.Unknown ? whole
        : rest;

    private static double? Sooner(double? months, SpareResult? spare) =>
        spare?.Months is { } left && left < months ? left : months;
}
