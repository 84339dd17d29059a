namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// By how much a measured p99 may be off, as far as the rate at which it crosses its objective is concerned. The asymptotic
/// standard error of a percentile, √(p(1 − p)/n)/f (David and Nagaraja, Order Statistics, 2003, 10.2), with an exponential tail, as queues
/// have it (f = (1 − p)·ln(1/(1 − p))/p99), is √(p/(1 − p))/ln(1/(1 − p)) = 2.16 over √n, relative to the p99. Neighbours wait together:
/// twice that is taken. Over the slope of the margin it is an error of the rate.
/// </summary>
internal static class PercentileError
{
    private const double Normal975 = 1.959964;
    private const double OfOne = 2 * 2.1606;

    /// <summary>Half width of a 95 % interval in ln of the rate; 0 where the numbers of responses are not known.</summary>
    /// <param name="probes">That it rests on together.</param>
    /// <param name="slope">Rise of ln(p99) over ln(rate).</param>
    public static double HalfWidth(IEnumerable<SearchStep> probes, double slope)
    {
        long responses = probes.Where(step => step.Held is not null).Sum(step => step.Responses);
        return responses == 0 ? 0 : Normal975 * OfOne / Math.Sqrt(responses) / slope;
    }
}
