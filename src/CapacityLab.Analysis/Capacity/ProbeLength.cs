using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>How long a probe has to be for what is to be read from it.</summary>
public static class ProbeLength
{
    /// <summary>97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959964;

    /// <summary>
    /// Requests after which the share below the true percentile lies within the margin at 95 %: n = z²p(1 − p)/m², the normal
    /// approximation of a proportion (Cochran, Sampling Techniques, 1977, 4.4). It assumes independent requests; in a queue
    /// neighbours wait together, so it is the least, and the scatter between probes tells what is missing.
    /// </summary>
    /// <param name="share">The percentile, between 0 and 1.</param>
    /// <param name="margin">Half width, in shares: 0.005 is half a percentage point.</param>
    public static long SamplesFor(double share, double margin) =>
        (long)Math.Round(Z * Z * share * (1 - share) / (margin * margin));

    /// <summary>Time for the samples at a rate, within the bounds of the plan.</summary>
    internal static TimeSpan Near(SearchSettings settings, RequestRate rate)
    {
        double seconds = settings.Samples * settings.RequestsPerIteration / Math.Max(rate.PerSecond, 1e-9);
        double longest = Math.Max(settings.Probe.TotalSeconds, settings.LongestProbe.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, settings.Probe.TotalSeconds, longest));
    }
}
