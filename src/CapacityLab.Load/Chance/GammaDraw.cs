namespace CapacityLab.Load.Chance;

/// <summary>
/// Gamma variates of a whole shape, the sum of that many exponential ones, at a cost that does not grow with the shape.
/// G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
/// </summary>
internal static class GammaDraw
{
    // More than eight rejections in a row are less likely than 1e-10 for any shape from 1 on.
    private const int DrawsEach = 32;

    public static double Of(Draw draw, int shape, long number)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        for (var i = 0L; i < DrawsEach; i += 3)
        {
            var at = (number * DrawsEach) + i;
            var normal = Normal(draw.Unit(at), draw.Unit(at + 1));
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - draw.Unit(at + 2)) < (0.5 * normal * normal) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }

        return shape;
    }

    // Box and Muller's transform.
    private static double Normal(double first, double second) =>
        Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second);
}
