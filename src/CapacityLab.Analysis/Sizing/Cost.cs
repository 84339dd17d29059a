using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>What a layout costs by a price table.</summary>
internal static class Cost
{
    /// <summary>8,760 hours of a year over 12, as cloud providers reckon.</summary>
    public const double HoursPerMonth = 730;

    private const double SecondsPerHour = 3_600;
    private const double Million = 1e6;

    /// <summary>Rounded far below any price, so that equal sizes cost the same to the last digit.</summary>
    public static double PerHour(CandidateCapacity candidate, Prices prices)
    {
        double cores = candidate.TotalCores + (prices.CountBalancer ? candidate.BalancerCpus.Cores : 0);
        double gib = candidate.TotalGib + (prices.CountBalancer ? candidate.BalancerGib : 0);
        return Math.Round((cores * prices.PerCoreHour) + (gib * prices.PerGibHour), 10);
    }

    /// <summary>Price per hour / (3,600 · rate) · 10⁶; null at a rate of zero.</summary>
    public static double? PerMillion(double? perHour, RequestRate? rate) =>
        perHour is { } price && rate is { PerSecond: > 0 } some
            ? Math.Round(price / (SecondsPerHour * some.PerSecond) * Million, 10)
            : null;

    public static string Counted(Prices? prices) =>
        prices is null
            ? "No prices were given: layouts are ranked by the cores and then the memory of all replicas, the fewest first."
        : prices.CountBalancer
            ? $"Costs count the CPU and memory limits of all replicas and of the balancer in {prices.Currency}, not those of services and the database, which are the same beside every layout. A month has 730 hours."
        : $"Costs count the CPU and memory limits of all replicas in {prices.Currency}, not those of the balancer, services and the database. A month has 730 hours.";
}
