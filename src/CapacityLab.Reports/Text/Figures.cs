using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Text;

/// <summary>
/// Numbers as every output shows them, whatever the culture: three significant digits, a comma between thousands,
/// <see cref="Missing"/> where there is no number.
/// </summary>
public static class Figures
{
    public const string Missing = "—";

    public static string Number(double? value) =>
        value is not { } number || !double.IsFinite(number) ? Missing : number.ToString(Format(number), Culture);

    public static string Count(long? value) => value?.ToString("#,0", Culture) ?? Missing;

    public static string Rate(RequestRate? rate) => WithUnit(rate?.PerSecond, "req/s");

    /// <summary>With the same in iterations, where that is another figure.</summary>
    public static string Rate(RequestRate? rate, IterationRate? iterations) =>
        rate is { } requests && BothRates.AreTwo(requests, iterations)
            ? $"{Rate(rate)} ({WithUnit(iterations?.PerSecond, "iterations/s")})"
            : Rate(rate);

    public static string Milliseconds(TimeSpan? duration) => WithUnit(duration?.TotalMilliseconds, "ms");

    /// <summary>A percentile of <paramref name="latency"/>; missing where nothing was observed.</summary>
    public static string Percentile(LatencySummary latency, LatencyPercentile percentile) =>
        percentile.In(latency) is { } known ? Milliseconds(known) : Missing;

    public static string Seconds(TimeSpan? duration) => WithUnit(duration?.TotalSeconds, "s");

    public static string Cores(Cpus? cpus) => WithUnit(cpus?.Cores, "CPU");

    public static string Memory(MemorySize? memory) => WithUnit(memory?.MiB, "MiB");

    public static string Bytes(long? bytes) => WithUnit(bytes / (1024.0 * 1024.0), "MiB");

    /// <summary>A ratio of 0 to 1 as a percentage.</summary>
    public static string Share(double? ratio) => WithUnit(ratio * 100, "%");

    /// <summary>A percentage with its sign, for margins.</summary>
    public static string SignedShare(double? ratio) =>
        ratio is > 0 && double.IsFinite(ratio.Value) ? "+" + Share(ratio) : Share(ratio);

    public static string Moment(DateTimeOffset moment) =>
        moment == default ? Missing : moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", Culture);

    /// <summary>A number with its unit; only the sign of a missing number without one.</summary>
    public static string WithUnit(double? value, string unit)
    {
        var number = Number(value);
        return number == Missing || unit.Length == 0 ? number : $"{number} {unit}";
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    private static string Format(double number) =>
        Math.Abs(number) switch
        {
            >= 99.95 => "#,0",
            >= 9.995 => "0.#",
            >= 0.9995 => "0.##",
            >= 0.09995 => "0.###",
            _ => "0.####",
        };
}
