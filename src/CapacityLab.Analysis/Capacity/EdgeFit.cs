using CapacityLab.Analysis.Statistics;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Where the measured percentile crosses its objective: a weighted least-squares line of the margin, ln(measured / allowed), on
/// ln(rate) through the probes near the edge (tricube weights: Cleveland, JASA 74, 1979; times their length), solved for 0. Margins at
/// the cut-off count only where the line misses them (a censored regression, after Tobin, Econometrica 26, 1958). Its standard error is
/// by the delta method (Fieller's problem in the plain form: Draper and Smith, Applied Regression Analysis, 3.2). Assumes that the
/// margin is near enough straight within the reach, and errors of probes independent of each other. A slope below 1 is set to 1:
/// a percentile that grows more slowly than the rate is none of a queue.
/// </summary>
/// <param name="Crossing">ln of the rate at the edge.</param>
/// <param name="StandardError">Of the crossing: relative, of the rate.</param>
/// <param name="Noise">Standard deviation of one probe's placing of the crossing.</param>
/// <param name="Points">Probes within the reach, those of less weight for less (Kish's effective number), rounded down.</param>
/// <param name="Drift">Change of the crossing over the probes, in order, relative.</param>
/// <param name="DriftT">The same over its standard error.</param>
/// <param name="IsStep">Whether most of them are at the cut-off: the target has no slope there, a fit says nothing, and the bracket counts.</param>
internal sealed record EdgeFit(
    double Crossing,
    double StandardError,
    double Noise,
    int Points,
    double Drift,
    double DriftT,
    bool IsStep
)
{
    public const int FewestPoints = 4;

    private static readonly EdgeFit Step = new(0, 0, 0, 0, 0, 0, IsStep: true);

    private const double LeastSlope = 1;
    private const int Rounds = 4;

    /// <summary>Rise of the margin over ln(rate).</summary>
    public double Slope { get; private init; } = LeastSlope;

    /// <summary>Half width of the 95 % interval, relative.</summary>
    public double HalfWidth => StudentT.Quantile(0.975, Math.Max(1, Points - 2)) * StandardError;

    /// <summary>Null where fewer than four probes within the reach tell more than their side.</summary>
    /// <param name="points">In the order in which they were measured.</param>
    /// <param name="start">ln of a first guess, as the middle of the bracket.</param>
    /// <param name="reach">In ln of the rate.</param>
    public static EdgeFit? Of(IReadOnlyList<EdgePoint> points, double start, double reach)
    {
        EdgeFit? fit = null;
        double centre = start;
        for (int round = 0; round < Rounds; round++)
        {
            var near = points.Where(point => Math.Abs(point.X - centre) < reach).ToList();
            var used = near.Where(point => !point.IsClipped || IsMissed(point, fit)).ToList();
            bool step = near.Count >= FewestPoints && near.Count(point => point.IsClipped) * 2 > near.Count;
            if (step || used.Count < FewestPoints)
            {
                return step ? Step : null;
            }

            fit = Through(used, centre, reach);
            // Half a reach a round: a line through few points may point far away.
            centre += Math.Clamp(fit.Crossing - centre, -reach / 2, reach / 2);
        }

        return fit! with
        {
            Crossing = centre,
        };
    }

    /// <summary>A point at the cut-off is met by any line beyond it; only where the line misses it has it something to say.</summary>
    private static bool IsMissed(EdgePoint point, EdgeFit? fit) =>
        fit is not null
        && Math.Abs(point.Y - Math.Clamp(fit.Slope * (point.X - fit.Crossing), -EdgePoint.Clip, EdgePoint.Clip)) > 1e-9;

    private static EdgeFit Through(List<EdgePoint> near, double centre, double reach)
    {
        double longest = near.Max(point => point.Seconds);
        var line = WeightedLine.Through([
            .. near.Select(point => (point.X, point.Y, Tricube((point.X - centre) / reach) * point.Seconds / longest)),
        ]);
        double slope = Math.Max(LeastSlope, line.Slope);
        double crossing = line.MeanX - (line.MeanY / slope);
        double residual = line.ResidualDeviation(slope);
        double distance = crossing - line.MeanX;
        double error = residual / slope * Math.Sqrt((1 / line.Weight) + (distance * distance / line.SquaresX));
        var (drift, t) = line.Trend(slope);
        return new EdgeFit(crossing, error, residual / slope, line.Effective, drift, t, IsStep: false)
        {
            Slope = slope,
        };
    }

    private static double Tricube(double distance) => Math.Pow(1 - Math.Pow(Math.Abs(distance), 3), 3);
}
