using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>Rows that were copied or rounded tell no more than one of each size.</summary>
public class CopiedRowTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(11)]
    public void Under_auto_copies_change_nothing(int rows)
    {
        var once = Fit(Published.Raytracer[..rows]);
        var law = once.Conclude();
        var copied = Fit(Copied(Published.Raytracer[..rows])).Conclude();

        Assert.Equal(law.Model, copied.Model);
        Assert.Equal(law.Identified, copied.Identified);
        Assert.Equal(law.Sigma!.Value, copied.Sigma!.Value, 1e-6);
        Assert.Equal(law.Aicc.Amdahl!.Value, copied.Aicc.Amdahl!.Value, 1e-6);
        Assert.Equal(law.Peak?.N ?? 0, copied.Peak?.N ?? 0, 1e-3);
        Assert.Equal(4 * rows, copied.Observations);
        Assert.Contains("each size counts once", copied.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_rows_that_are_copied_show_no_peak()
    {
        var law = Fit(Copied(Published.Raytracer[..5])).Conclude();

        Assert.Equal(ScalingModel.Amdahl, law.Model);
        Assert.Null(law.Peak);
    }

    [Fact]
    public void A_single_row_beside_copies_does_not_make_them_count()
    {
        Observation[] with = [.. Copied(Published.Raytracer[..5]), new(20, 200)];
        var law = Fit(with).Conclude();
        var once = Fit([.. Published.Raytracer[..5], new(20, 200)]).Conclude();

        Assert.Equal(once.StandardErrors.Lambda!.Value, law.StandardErrors.Lambda!.Value, 1e-6);
    }

    [Fact]
    public void Three_sizes_that_were_measured_twice_tell_no_peak()
    {
        Observation[] rows = [new(1, 20), new(1, 20.1), new(8, 130), new(8, 130.5), new(16, 190), new(16, 190.4)];

        Assert.Equal(ScalingModel.Amdahl, Fit(rows).Conclude().Model);
        var usl = ScalingFit.Of(rows, new ScalingFitOptions { Model = ScalingModel.Usl }).Conclude();
        Assert.False(usl.Identified.Kappa);
        Assert.Null(usl.Peak);
        Assert.Contains("none is left to check it", usl.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_least_squares_are_those_of_all_rows_however_often_one_was_copied()
    {
        Observation[] rows = [.. Published.Specsdm91, .. Enumerable.Repeat(Published.Specsdm91[1], 3)];
        var fit = ScalingFit.Of(rows, Published.UslByLeastSquares);
        var (law, least) = (fit.Law, Squares(rows, fit.Law));

        Assert.InRange(law.Lambda, 75, 85); // Without the copies 90.
        Assert.Contains("whose squares are of all rows", fit.Conclude().Reason, StringComparison.Ordinal);
        foreach (double factor in new[] { 0.9999, 1.0001 })
        {
            Assert.True(Squares(rows, law with { Lambda = law.Lambda * factor }) > least);
            Assert.True(Squares(rows, law with { Sigma = law.Sigma * factor }) > least);
            Assert.True(Squares(rows, law with { Kappa = law.Kappa * factor }) > least);
        }
    }

    [Fact]
    public void Repetitions_that_differ_by_chance_count_each()
    {
        var points = Noisy.Measure(Noisy.Truth, Noisy.Repeated(3, 1, 4, 8, 16, 24, 32, 48, 64), 0.02, 1);

        Assert.DoesNotContain("each size counts once", Fit(points).Conclude().Reason, StringComparison.Ordinal);
    }

    private static double Squares(Observation[] rows, Law law) =>
        rows.Sum(row => Math.Pow(row.Throughput - law.At(row.N), 2));

    private static Observation[] Copied(Observation[] rows) => [.. Enumerable.Repeat(rows, 4).SelectMany(one => one)];

    private static ScalingFit Fit(Observation[] rows) => ScalingFit.Of(rows, new ScalingFitOptions { Draws = 400 });
}
