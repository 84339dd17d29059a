using CapacityLab.Analysis.Statistics;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// Demand a request, D, and idle use a second, U0: used = U0·seconds + D·requests, by least squares with the weight 1/requests, since the
/// use of n requests scatters as n does. Without U0 that is the ratio estimator Σ used / Σ requests (Cochran, Sampling Techniques,
/// 1977, 6.4), each probe weighted by its requests. U0 is told apart only where at least four probes span a factor of two in rate and
/// its own interval lies above zero. Errors of probes are taken as independent; the interval is D ± t·s/√Σw at 95 %.
/// </summary>
/// <param name="PerRequest">D, not negative.</param>
/// <param name="HalfWidth">Of the 95 % interval; null with too few probes.</param>
/// <param name="Idle">U0, not negative.</param>
/// <param name="Observations">Probes.</param>
internal sealed record DemandEstimate(double PerRequest, double? HalfWidth, double Idle, int Observations)
{
    private const double Confidence = 0.975;
    private const double LeastSpan = 2;
    private const int LeastForIdle = 4;

    public double? Low => HalfWidth is { } half ? Math.Max(0, PerRequest - half) : null;

    public double? High => PerRequest + HalfWidth;

    /// <summary>Null without observations.</summary>
    public static DemandEstimate? Of(IReadOnlyList<DemandObservation> observations) =>
        observations.Count == 0 ? null : WithIdle(observations) ?? Ratio(observations);

    private static DemandEstimate Ratio(IReadOnlyList<DemandObservation> observations)
    {
        double requests = observations.Sum(one => one.Requests);
        double demand = observations.Sum(one => one.Used) / requests;
        int degrees = observations.Count - 1;
        return new DemandEstimate(
            demand,
            degrees < 1 ? null : Half(Scatter(observations, 0, demand, degrees) / requests, degrees),
            0,
            observations.Count
        );
    }

    private static DemandEstimate? WithIdle(IReadOnlyList<DemandObservation> observations)
    {
        if (observations.Count < LeastForIdle || Span(observations) < LeastSpan)
        {
            return null;
        }

        double squares = observations.Sum(one => one.Seconds * one.Seconds / one.Requests);
        double seconds = observations.Sum(one => one.Seconds);
        double requests = observations.Sum(one => one.Requests);
        double weighted = observations.Sum(one => one.Seconds * one.Used / one.Requests);
        double used = observations.Sum(one => one.Used);
        double determinant = (squares * requests) - (seconds * seconds);
        if (determinant <= 1e-9 * squares * requests)
        {
            return null;
        }

        double idle = ((requests * weighted) - (seconds * used)) / determinant;
        double demand = ((squares * used) - (seconds * weighted)) / determinant;
        int degrees = observations.Count - 2;
        double scatter = Scatter(observations, idle, demand, degrees);
        return demand <= 0 || idle <= Half(scatter * requests / determinant, degrees)
            ? null
            : new DemandEstimate(demand, Half(scatter * squares / determinant, degrees), idle, observations.Count);
    }

    private static double Half(double variance, int degrees) =>
        StudentT.Quantile(Confidence, degrees) * Math.Sqrt(variance);

    private static double Scatter(IReadOnlyList<DemandObservation> all, double idle, double demand, int degrees) =>
        all.Sum(one => Math.Pow(one.Used - (idle * one.Seconds) - (demand * one.Requests), 2) / one.Requests) / degrees;

    private static double Span(IReadOnlyList<DemandObservation> observations)
    {
        double least = observations.Min(one => one.Rate);
        return least > 0 ? observations.Max(one => one.Rate) / least : 0;
    }
}
