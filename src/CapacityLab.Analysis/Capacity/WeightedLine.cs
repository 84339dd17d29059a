namespace CapacityLab.Analysis.Capacity;

/// <summary>Sums of a weighted straight line, weights between 0 and 1.</summary>
internal sealed class WeightedLine
{
    private readonly IReadOnlyList<(double X, double Y, double Weight)> points;

    private WeightedLine(IReadOnlyList<(double X, double Y, double Weight)> points)
    {
        this.points = points;
        Weight = points.Sum(point => point.Weight);
        MeanX = points.Sum(point => point.Weight * point.X) / Weight;
        MeanY = points.Sum(point => point.Weight * point.Y) / Weight;
        SquaresX = Math.Max(1e-12, points.Sum(point => point.Weight * (point.X - MeanX) * (point.X - MeanX)));
        Slope = points.Sum(point => point.Weight * (point.X - MeanX) * (point.Y - MeanY)) / SquaresX;
    }

    public double Weight { get; }

    /// <summary>As many equal weights would tell as much.</summary>
    public int Effective => (int)Math.Max(1, Weight * Weight / points.Sum(point => point.Weight * point.Weight));

    public double MeanX { get; }

    public double MeanY { get; }

    public double SquaresX { get; }

    public double Slope { get; }

    public static WeightedLine Through(IReadOnlyList<(double X, double Y, double Weight)> points) => new(points);

    /// <summary>Of a point of weight 1 about the line of that slope through the means; two parameters are taken off the count.</summary>
    public double ResidualDeviation(double slope)
    {
        double squares = points.Sum(point => point.Weight * Square(Residual(point, slope)));
        return Math.Sqrt(squares / Math.Max(0.5, (Weight * Weight / points.Sum(point => Square(point.Weight))) - 2));
    }

    /// <summary>
    /// Line of the residuals, turned into the crossing, on the points' order: its rise from the first to the last, and that over its
    /// standard error. Positive: the edge rose.
    /// </summary>
    public (double Rise, double T) Trend(double slope)
    {
        double middle = (points.Count - 1) / 2.0;
        double squares = points.Select((_, index) => Square(index - middle)).Sum();
        double rise =
            points.Select((point, index) => -Residual(point, slope) / slope * (index - middle)).Sum() / squares;
        double left = points
            .Select((point, index) => Square((-Residual(point, slope) / slope) - (rise * (index - middle))))
            .Sum();
        double error = Math.Sqrt(left / Math.Max(1, points.Count - 3) / squares);
        return (rise * (points.Count - 1), error > 0 ? rise / error : 0);
    }

    private double Residual((double X, double Y, double Weight) point, double slope) =>
        point.Y - MeanY - (slope * (point.X - MeanX));

    private static double Square(double value) => value * value;
}
