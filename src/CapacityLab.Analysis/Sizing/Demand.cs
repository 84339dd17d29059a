using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>What a request asks of a capacity, now and while the load grows.</summary>
internal static class Demand
{
    /// <summary>Beyond it a date would promise more than any growth rate can.</summary>
    private const double MostMonths = 1_200;

    /// <summary>Mean length of a month of the Gregorian calendar.</summary>
    private const double DaysPerMonth = 365.2425 / 12;

    /// <summary>1,000 · (1 − 0.8) is a little less than 200 in binary.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The part of a capacity that may be used.</summary>
    public static double Usable(this SizingRequest request, RequestRate capacity) =>
        capacity.PerSecond * (1 - request.Headroom);

    /// <summary>Whether capacity · (1 − headroom) ≥ load but for rounding; unknown without a load.</summary>
    public static SizingOutcome Of(SizingRequest request, RequestRate capacity) =>
        request.RequestsPerSecond is not { } load ? SizingOutcome.Unknown
        : request.Usable(capacity) >= load.PerSecond * (1 - Rounding) ? SizingOutcome.Holds
        : SizingOutcome.DoesNotHold;

    /// <summary>1 − load / capacity; null without a load, and of a capacity of zero.</summary>
    public static double? Headroom(SizingRequest request, RequestRate capacity) =>
        request.RequestsPerSecond is { } load && capacity > default(RequestRate)
            ? Math.Round(1 - (load / capacity), 6)
            : null;

    /// <summary>
    /// m = ln(capacity · (1 − headroom) / load) / ln(1 + g), at which load · (1 + g)^m is all that may be used; null where the load
    /// does not grow or does not hold now.
    /// </summary>
    public static double? Months(SizingRequest request, RequestRate capacity)
    {
        bool grows = request is { GrowthPercentPerMonth: > 0, RequestsPerSecond.PerSecond: > 0 };
        return grows && Of(request, capacity) == SizingOutcome.Holds
            ? Math.Round(
                Math.Log(Math.Max(1, request.Usable(capacity) / request.RequestsPerSecond!.Value.PerSecond))
                    / Math.Log(1 + (request.GrowthPercentPerMonth / 100)),
                4
            )
            : null;
    }

    /// <summary>The moment so many months after the request's; null beyond 100 years and where the request names no moment.</summary>
    public static DateTimeOffset? Until(SizingRequest request, double? months) =>
        months <= MostMonths && request.AsOf != default ? request.AsOf.AddDays(months.Value * DaysPerMonth) : null;
}
