using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.WarmUp;

/// <summary>When a target counts as warm: its rate has stopped moving.</summary>
public static class Settling
{
    /// <summary>Largest change between two neighbouring stretches that counts as standing still.</summary>
    public const double Tolerance = 0.1;

    /// <summary>Whether the last two changes between stretches were each within <see cref="Tolerance"/> of the earlier rate.</summary>
    /// <param name="rates">Rates of equally long stretches at the same concurrency, oldest first.</param>
    public static bool IsSettled(IReadOnlyList<RequestRate> rates) =>
        rates.Count >= 3 && Still(rates[^3], rates[^2]) && Still(rates[^2], rates[^1]);

    private static bool Still(RequestRate earlier, RequestRate later) =>
        earlier.PerSecond > 0 && Math.Abs(later.PerSecond / earlier.PerSecond - 1) <= Tolerance;
}
