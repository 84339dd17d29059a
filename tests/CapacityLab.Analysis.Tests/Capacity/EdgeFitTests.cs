using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Tests.Capacity.Targets;

namespace CapacityLab.Analysis.Tests.Capacity;

public class EdgeFitTests
{
    [Fact]
    public void Points_on_a_line_give_its_crossing_and_no_scatter()
    {
        var fit = EdgeFit.Of(Line(0, seed: 1), 0.02, 0.2)!;

        Assert.Equal(0.01, fit.Crossing, 9);
        Assert.Equal(0, fit.Noise, 9);
    }

    [Fact]
    public void Its_interval_covers_the_truth_in_93_to_97_of_100_where_its_assumptions_hold()
    {
        int covered = Enumerable
            .Range(0, 2_000)
            .Select(seed => EdgeFit.Of(Line(0.1, seed), 0.02, 10)!)
            .Count(fit => Math.Abs(fit.Crossing - 0.01) <= fit.HalfWidth);

        Assert.InRange(covered, 1_860, 1_940);
    }

    [Fact]
    public void Three_points_are_too_few() => Assert.Null(EdgeFit.Of([.. Line(0.1, seed: 1).Take(3)], 0, 0.2));

    [Fact]
    public void Points_at_the_cut_off_are_a_step()
    {
        EdgePoint[] points = [new(0, -9, 1), new(0.01, -9, 1), new(0.02, 9, 1), new(0.03, 9, 1)];
        Assert.True(EdgeFit.Of(points, 0.015, 0.2)!.IsStep);
    }

    [Fact]
    public void Points_cut_off_on_their_side_of_the_line_do_not_bend_it()
    {
        EdgePoint[] points = [new(-0.15, -EdgePoint.Clip, 1), .. Steep, new(0.17, EdgePoint.Clip, 1)];
        Assert.Equal(0.01, EdgeFit.Of(points, 0, 0.3)!.Crossing, 9);
    }

    [Fact]
    public void A_point_cut_off_on_the_wrong_side_counts()
    {
        EdgePoint[] points = [.. Steep, new(0.02, -EdgePoint.Clip, 1)];
        Assert.True(EdgeFit.Of(points, 0, 0.3)!.Crossing > 0.012);
    }

    private static IEnumerable<EdgePoint> Steep =>
        new[] { -0.03, -0.01, 0.01, 0.03, 0.05 }.Select(x => new EdgePoint(x, 10 * (x - 0.01), 1));

    /// <summary>Margin 3 (x − 0.01) at eleven points, with an error.</summary>
    private static List<EdgePoint> Line(double error, int seed)
    {
        var draws = new Draws((ulong)seed);
        return
        [
            .. Enumerable
                .Range(-5, 11)
                .Select(place => place * 0.012)
                .Select(x => new EdgePoint(x, (3 * (x - 0.01)) + (error * draws.Normal()), 1)),
        ];
    }
}
