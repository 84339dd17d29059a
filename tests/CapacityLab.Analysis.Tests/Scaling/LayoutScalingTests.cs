using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Scaling;

public class LayoutScalingTests
{
    [Fact]
    public void Cores_and_replicas_are_two_fits_and_never_mixed()
    {
        var scaling = LayoutScaling.Conclude(Lab());

        Assert.Equal("CPU", scaling.Vertical!.Axis);
        Assert.Equal(0.25, scaling.Vertical.Unit);
        Assert.Equal(
            [(1, "1 × 0.25"), (2, "1 × 0.5"), (4, "1 × 1")],
            scaling.Vertical.Points.Select(point => ((int)point.N, point.Layout))
        );
        Assert.Equal(
            [(1, "1 × 0.25"), (2, "2 × 0.25"), (4, "4 × 0.25")],
            scaling.Horizontal!.Points.Select(point => ((int)point.N, point.Layout))
        );
    }

    [Fact]
    public void Points_carry_the_brackets_and_a_band_surrounds_the_law()
    {
        var law = LayoutScaling.Conclude(Lab()).Horizontal!;

        Assert.Equal((390, 410), (law.Points[2].Bracket!.Low, Math.Round(law.Points[2].Bracket!.High!.Value, 6)));
        Assert.All(law.Curve, place => Assert.InRange(place.Throughput, place.Band!.Low, place.Band.High!.Value));
        Assert.Equal((1, 8), (law.Curve[0].N, law.Curve[^1].N));
        Assert.Equal(110 * 8, law.Curve[^1].Ideal, 1e-9);
    }

    [Fact]
    public void Sizes_that_were_not_measured_are_predicted_up_to_twice_the_largest()
    {
        var law = LayoutScaling.Conclude(Lab()).Horizontal!;

        Assert.Equal([3, 5, 6, 7, 8], law.Predictions.Select(prediction => prediction.N));
        Assert.Equal(310, law.Predictions[0].Throughput!.Value, 15.0);
    }

    [Fact]
    public void Only_measured_capacities_count_and_what_is_left_out_is_told()
    {
        var layouts = Lab();
        layouts[2] = layouts[2] with
        {
            Capacity = layouts[2].Capacity with { Status = CapacityStatus.GeneratorLimited, RequestsPerSecond = null },
        };
        var law = LayoutScaling.Conclude(layouts).Vertical!;

        Assert.Equal(2, law.Observations);
        Assert.Contains("Left out: 1 × 1 (generator-limited).", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_that_filled_the_host_is_no_point_of_the_law_over_replicas_and_is_told()
    {
        LayoutResult[] layouts =
        [
            .. Lab(),
            Layout("6 × 0.25", 6, 0.25, 390) with
            {
                Bottleneck = new BottleneckResult { Cause = BottleneckCause.HostCpu },
            },
        ];
        var law = LayoutScaling.Conclude(layouts).Horizontal!;

        Assert.Equal(["1 × 0.25", "2 × 0.25", "4 × 0.25"], law.Points.Select(point => point.Layout));
        Assert.Equal(LayoutScaling.Conclude(Lab()).Horizontal!.Lambda, law.Lambda);
        Assert.EndsWith(
            "Left out: 6 × 0.25 (host-cpu: the processors that all nodes share were full, which limits the lab and not the layout).",
            law.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_the_host_leaves_one_size_no_law_is_fitted_and_it_says_why()
    {
        LayoutResult[] layouts =
        [
            .. Lab()
                .Select(layout =>
                    layout.Replicas == 1
                        ? layout
                        : layout with
                        {
                            Bottleneck = new BottleneckResult { Cause = BottleneckCause.HostCpu },
                        }
                ),
        ];
        var law = LayoutScaling.Conclude(layouts).Horizontal!;

        Assert.False(law.IsFitted);
        Assert.Contains(
            "1 of at least 2 different sizes have a measured capacity that the host did not limit.",
            law.Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("2 × 0.25 (host-cpu", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_balancer_that_gave_out_is_of_the_layout_and_is_told()
    {
        var layouts = Lab();
        layouts[4] = layouts[4] with { Bottleneck = new BottleneckResult { Cause = BottleneckCause.Balancer } };
        var law = LayoutScaling.Conclude(layouts).Horizontal!;

        Assert.Equal(3, law.Points.Count);
        Assert.Contains("At 4 × 0.25 the balancer was what gave out", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void With_one_size_no_law_is_fitted_and_it_says_why()
    {
        var law = LayoutScaling.Conclude([.. Lab().Take(3)]).Horizontal!;

        Assert.Null(law.Model);
        Assert.Null(law.Lambda);
        Assert.Single(law.Points);
        Assert.Contains("1 of at least 2 different sizes", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_with_the_most_numbers_of_replicas_is_taken()
    {
        LayoutResult[] layouts =
        [
            Layout("1 × 1", 1, 1, 400),
            Layout("2 × 1", 2, 1, 700),
            .. Lab().Where(l => l.Cpus.Cores < 1),
        ];

        Assert.All(
            LayoutScaling.Conclude(layouts).Horizontal!.Points,
            point => Assert.EndsWith("0.25", point.Layout, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Three_layouts_tell_no_kappa_however_much_is_lost_since_nothing_is_left_to_check_it()
    {
        var layouts = Lab();
        layouts[4] = Layout("4 × 0.25", 4, 0.25, 240);
        var law = LayoutScaling.Conclude(layouts).Horizontal!;

        Assert.Equal(ScalingModel.Usl, law.Model);
        Assert.InRange(law.StandardErrors.Kappa!.Value, 0, 0.5 * law.Kappa!.Value);
        Assert.False(law.Identified.Kappa);
        Assert.Null(law.Peak);
        Assert.Contains("none is left to check it", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_replica_without_a_balancer_is_told_of()
    {
        var layouts = Lab();
        layouts[3] = layouts[3] with { Balancer = "nginx" };

        Assert.Contains(
            "One replica stands without a balancer, the others behind nginx.",
            LayoutScaling.Conclude(layouts).Horizontal!.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_run_without_layouts_has_no_scaling() => Assert.Equal(new ScalingResult(), LayoutScaling.Conclude([]));

    [Fact]
    public void The_law_goes_through_the_edge_not_through_the_rate_below_it_that_held()
    {
        var layouts = Lab();
        layouts[4] = layouts[4] with { Capacity = layouts[4].Capacity with { Edge = new RequestRate(408) } };
        layouts[3] = layouts[3] with
        {
            Capacity = layouts[3].Capacity with { RequestsPerSecond = new RequestRate(207) },
        };
        var law = LayoutScaling.Conclude(layouts).Horizontal!;

        Assert.Equal([110, 212, 408], law.Points.Select(point => Math.Round(point.Throughput, 6)));
        Assert.Contains("Fitted is the edge", law.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bracket", 0.034641)]
    [InlineData("regression", 0.030613)]
    public void The_error_of_an_edge_is_that_of_its_kind_of_interval(string method, double expected) =>
        Assert.Equal(
            expected,
            CapacityError.Of(
                new CapacityResult
                {
                    RequestsPerSecond = new RequestRate(95),
                    Low = new RequestRate(94),
                    High = new RequestRate(106),
                    IntervalMethod = method,
                }
            ),
            1e-6
        );

    private static LayoutResult[] Lab() =>
        [
            Layout("1 × 0.25", 1, 0.25, 110),
            Layout("1 × 0.5", 1, 0.5, 225),
            Layout("1 × 1", 1, 1, 440),
            Layout("2 × 0.25", 2, 0.25, 212),
            Layout("4 × 0.25", 4, 0.25, 400),
        ];

    private static LayoutResult Layout(string name, int replicas, double cpus, double capacity) =>
        new()
        {
            Name = name,
            Replicas = replicas,
            Cpus = new Cpus(cpus),
            Capacity = new CapacityResult
            {
                Status = CapacityStatus.Measured,
                RequestsPerSecond = new RequestRate(capacity),
                Low = new RequestRate(capacity * 0.975),
                High = new RequestRate(capacity * 1.025),
            },
        };
}
