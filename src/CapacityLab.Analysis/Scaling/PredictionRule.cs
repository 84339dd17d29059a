using System.Globalization;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>When a prediction is not stated: a number that may be far off is worse than none.</summary>
internal static class PredictionRule
{
    /// <summary>From half the smallest size that was measured to twice the largest: beyond, other limits may set in than were seen.</summary>
    private const double Reach = 2;

    /// <summary>The interval may reach this share of the prediction to either side.</summary>
    private const double MostError = 0.1;

    /// <summary>Why a size is too far from what was measured; null where it is not.</summary>
    public static string? OutOfReach(double n, IReadOnlyList<Observation> observations)
    {
        var (smallest, largest) = Measured(observations);
        return n < smallest / Reach || n > largest * Reach
            ? Text(
                $"n = {n:#,0.###} cannot be predicted: it is beyond {smallest / Reach:#,0.###} to {largest * Reach:#,0.###}, half the smallest size measured to twice the largest."
            )
            : null;
    }

    /// <summary>
    /// Why a law's peak is not stated, though its κ is told; null where it is. Below the smallest size no rise was seen, and beyond what
    /// may be predicted nobody knows what sets in.
    /// </summary>
    public static string? PeakOutOfReach(double n, IReadOnlyList<Observation> observations)
    {
        var (smallest, largest) = Measured(observations);
        return n < smallest
                ? Text($"No peak is stated: by the law it is at n = {n:#,0.###}, below the smallest size measured.")
            : n > largest * Reach
                ? Text(
                    $"No peak is stated: by the law it would be at n = {n:#,0.#}, more than twice the largest size measured, which is {largest:#,0.###}."
                )
            : null;
    }

    private static (double Smallest, double Largest) Measured(IReadOnlyList<Observation> observations) =>
        (observations.Min(one => one.N), observations.Max(one => one.N));

    /// <summary>Why a prediction is too uncertain to be stated; empty where it is not.</summary>
    public static string TooWide(double throughput, FitInterval? interval) =>
        interval is null ? "It cannot be predicted: too few observations tell nothing of how sure the law is."
        : interval.High is { } high
        && interval.Low >= throughput * (1 - MostError)
        && high <= throughput * (1 + MostError)
            ? ""
        : Text(
            $"It cannot be predicted to within {MostError:P0}: the 95 % interval is {Share(interval.Low / throughput)} to {Share(interval.High / throughput)} around the law's {throughput:#,0.#}."
        );

    /// <summary>Whether a size is from the smallest to the largest that was measured.</summary>
    public static bool IsAmong(double n, IReadOnlyList<Observation> observations)
    {
        var (smallest, largest) = Measured(observations);
        return n >= smallest && n <= largest;
    }

    /// <summary>Why no size beyond those measured is stated for a throughput; empty where one is.</summary>
    public static string Beyond(double n, ScalingPrediction there) =>
        there.Reason.Length == 0
            ? ""
            : Text($"By the law it would be n = {n:#,0.###}, which is not among the sizes measured. {there.Reason}");

    /// <summary>Why no size is computed for a throughput that the smallest one measured has already.</summary>
    public static string Suffices(double smallest, double throughput) =>
        Text(
            $"n = {smallest:#,0.###}, the smallest size measured, suffices: by the law it has a throughput of {throughput:#,0.#}."
        );

    /// <summary>Why a throughput that the law nowhere has needs no size.</summary>
    /// <param name="throughput">Requests a second.</param>
    /// <param name="law">The law.</param>
    /// <param name="isTold">Whether its peak or limit is stated.</param>
    public static string Unreachable(double throughput, in Law law, bool isTold) =>
        !isTold
            ? Text(
                $"No size of the law as it was fitted has a throughput of {throughput:#,0.#}, but what its highest is the points do not tell."
            )
        : law.PeakN is { } peak
            ? Text($"No size has a throughput of {throughput:#,0.#}: the law's peak is {law.At(peak):#,0.#}.")
        : Text($"No size has a throughput of {throughput:#,0.#}: the law stays below {law.Limit:#,0.#}.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? ratio) => ratio is { } known ? Text($"{known - 1:+0 %;−0 %;0 %}") : "open";
}
