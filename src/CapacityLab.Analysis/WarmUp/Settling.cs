using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.WarmUp;

/// <summary>When a target counts as warm: its rate has stopped moving.</summary>
public static class Settling
{
    private const double LeastTolerance = 0.1;

    /// <summary>Stretches without a better one.</summary>
    private const int Unimproved = 3;

    /// <summary>CPU limits are handed out by this period, on Linux and in containers.</summary>
    private static readonly TimeSpan LimitPeriod = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Largest change between two neighbouring stretches that counts as standing still: a tenth, and in short stretches what half a
    /// period of the CPU limit more or less makes out.
    /// </summary>
    /// <param name="stretch">Length of one stretch; above zero.</param>
    public static double Tolerance(TimeSpan stretch) => Math.Max(LeastTolerance, 0.5 * (LimitPeriod / stretch));

    /// <summary>Whether the last two changes between stretches were each within the tolerance of the earlier rate.</summary>
    /// <param name="rates">Rates of equally long stretches at the same concurrency, oldest first.</param>
    /// <param name="tolerance">As by <see cref="Tolerance"/>.</param>
    public static bool IsSettled(IReadOnlyList<RequestRate> rates, double tolerance) =>
        rates.Count >= 3 && Still(rates[^3], rates[^2], tolerance) && Still(rates[^2], rates[^1], tolerance);

    /// <summary>
    /// Whether the rate has stopped rising: none of the last three stretches was a tenth better than the best before them. A target that
    /// compiles its code rises in steps, with stretches between that look settled.
    /// </summary>
    /// <param name="rates">As for <see cref="IsSettled"/>.</param>
    public static bool HasLevelled(IReadOnlyList<RequestRate> rates) =>
        rates.Count > Unimproved
        && rates.TakeLast(Unimproved).Max(rate => rate.PerSecond)
            <= (1 + LeastTolerance) * rates.SkipLast(Unimproved).Max(rate => rate.PerSecond);

    private static bool Still(RequestRate earlier, RequestRate later, double tolerance) =>
        earlier.PerSecond > 0 && Math.Abs((later / earlier) - 1) <= tolerance;
}
