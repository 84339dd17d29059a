using CapacityLab.Analysis.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

public class PublishedSetTests
{
    [Fact]
    public void The_parameters_and_errors_of_specsdm91_are_the_published_ones()
    {
        var law = ScalingFit.Of(Published.Specsdm91, Published.UslByLeastSquares).Conclude();

        Near(0.027728476, law.Sigma);
        Near(1.0436548e-4, law.Kappa);
        Near(89.9952330, law.Lambda);
        Near(0.0091217, law.StandardErrors.Sigma);
        Near(0.0000199, law.StandardErrors.Kappa, 3e-3);
        Near(14.2134894, law.StandardErrors.Lambda);
    }

    [Fact]
    public void The_peak_and_the_fitted_values_of_specsdm91_are_the_published_ones()
    {
        var law = ScalingFit.Of(Published.Specsdm91, Published.UslByLeastSquares).Conclude();

        Near(96.51956, law.Peak!.N);
        Assert.Equal(1884, Math.Round(law.Peak.Throughput));
        Assert.Equal([90, 1078, 1541, 1850, 1879, 1822, 1646], law.Points.Select(point => Math.Round(point.Fitted)));
    }

    [Fact]
    public void The_first_rows_of_raytracer_give_the_published_digits()
    {
        var six = ScalingFit.Of(Published.Raytracer[..6], Published.UslByLeastSquares).Law;
        var five = ScalingFit.Of(Published.Raytracer[..5], Published.UslByLeastSquares).Law;

        Assert.Equal(
            (0.02444, 0.00163, 20.85605),
            (Math.Round(six.Sigma, 5), Math.Round(six.Kappa, 5), Math.Round(six.Lambda, 5))
        );
        Assert.Equal(
            (0.028, 0.001, 21.059),
            (Math.Round(five.Sigma, 3), Math.Round(five.Kappa, 3), Math.Round(five.Lambda, 3))
        );
    }

    [Fact]
    public void Where_the_unbounded_fit_has_a_negative_kappa_it_is_kept_at_zero()
    {
        var law = ScalingFit.Of(Published.Raytracer, Published.UslByLeastSquares).Conclude();

        Assert.Equal(0, law.Kappa);
        Near(0.0577708, law.Sigma);
        Near(21.84884, law.Lambda);
        Near(378.20, law.Limit);
        Assert.False(law.Identified.Kappa);
        Assert.Null(law.Peak);
        Assert.Contains("at its bound of 0", law.Reason, StringComparison.Ordinal);
    }

    private static void Near(double expected, double? actual, double relative = 1e-4) =>
        Assert.InRange(actual!.Value, expected * (1 - relative), expected * (1 + relative));
}
