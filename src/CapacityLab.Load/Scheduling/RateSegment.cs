namespace CapacityLab.Load.Scheduling;

/// <summary>A stretch of the open model whose rate changes in a straight line. Times in seconds, rates a second.</summary>
/// <param name="Start">From the start of the schedule.</param>
/// <param name="Before">Arrivals that the stretches before ask for; need not be whole.</param>
internal readonly record struct RateSegment(double Start, double Length, double FromRate, double ToRate, double Before)
{
    /// <summary>Arrivals that this stretch asks for: the integral of its rate.</summary>
    public double Count => (FromRate + ToRate) / 2 * Length;

    public double End => Start + Length;

    public double After => Before + Count;

    /// <summary>When the integral of the rate, from the start of the schedule, reaches <paramref name="count"/>.</summary>
    public double TimeOf(double count)
    {
        var within = count - Before;
        if (within <= 0)
        {
            return Start;
        }

        // The quadratic formula in the form that loses no digits where the rate is nearly constant.
        var slope = (ToRate - FromRate) / Length;
        var root = Math.Sqrt(Math.Max(0, (FromRate * FromRate) + (2 * slope * within)));
        return Start + Math.Min(Length, 2 * within / (FromRate + root));
    }
}
