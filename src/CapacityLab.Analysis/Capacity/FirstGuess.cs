using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// The rates that a search tries first. Where the warm-up's users kept the processors busy, their bound is the guess: just below it,
/// then above it. Where they did not, something else limited them, or there were too few: around what they reached, and only when that
/// holds towards the bound, of which a lock may be far below.
/// </summary>
internal static class FirstGuess
{
    /// <summary>Reached over the bound from which on processors were busy.</summary>
    private const double Busy = 0.85;

    private const double MostGrowth = 4;

    /// <summary>Over the scale, where nothing tells where processors are used up.</summary>
    private static readonly double[] Blind = [0.8, 1.2];

    private static readonly double[] AroundReached = [0.9, 1.1];

    /// <summary>A short probe does not notice a sixth above what can be kept up, and a cold target makes the bound too low.</summary>
    private static readonly double[] AroundBound = [0.9, 1.1, 1.3];

    /// <summary>The first rate.</summary>
    /// <param name="settings">With a scale.</param>
    public static RequestRate First(SearchSettings settings) => Rates(settings, settings.Scale!.Value)[0];

    /// <summary>The next rate above one that held; null: the guesses are used up.</summary>
    /// <param name="settings">With a scale.</param>
    /// <param name="low">That held.</param>
    public static RequestRate? After(SearchSettings settings, RequestRate low) =>
        Rates(settings, low).Where(rate => rate > low * (1 + 1e-9)).Select(rate => (RequestRate?)rate).FirstOrDefault();

    private static RequestRate[] Rates(SearchSettings settings, RequestRate low)
    {
        var scale = settings.Scale!.Value;
        return settings.Bound is not { } bound ? Times(scale, Blind)
            : scale >= bound * Busy ? Times(bound, AroundBound)
            : [.. Times(scale, AroundReached), .. Times(bound, AroundBound).Skip(1).Select(rate => Within(rate, low))];
    }

    private static RequestRate Within(RequestRate rate, RequestRate low) =>
        rate < low * MostGrowth ? rate : low * MostGrowth;

    private static RequestRate[] Times(RequestRate rate, double[] factors) =>
        [.. factors.Select(factor => rate * factor)];
}
