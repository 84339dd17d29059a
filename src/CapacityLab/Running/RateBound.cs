using CapacityLab.Load;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>What follows for loads from <c>search.maxRequestsPerSecond</c>, which protects what stands behind a target.</summary>
internal static class RateBound
{
    /// <summary>Standard deviations of a Poisson count by which a second may exceed its mean.</summary>
    private const double Spread = 4;

    /// <summary>Requests that a stretch needs to say anything.</summary>
    private const int LeastRequests = 2;

    /// <summary>
    /// Even where seconds of a Poisson process at that rate would go above the bound; else as the plan has it. A rate far below the bound
    /// is probed as it would be without one.
    /// </summary>
    public static ArrivalKind Arrivals(RequestRate? most, RequestRate rate, ArrivalKind planned) =>
        most is { } bound && rate.PerSecond + (Spread * Math.Sqrt(rate.PerSecond)) > bound.PerSecond
            ? ArrivalKind.Even
            : planned;

    /// <summary>The length, or what two requests take at the bound.</summary>
    public static TimeSpan AtLeastSome(RequestRate? most, TimeSpan length)
    {
        double seconds = most is { PerSecond: > 0 } bound ? LeastRequests / bound.PerSecond : 0;
        return seconds > length.TotalSeconds ? TimeSpan.FromSeconds(seconds) : length;
    }
}
