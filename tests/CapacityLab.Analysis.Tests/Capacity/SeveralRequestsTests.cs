using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Analysis.Tests.Sizing;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>A flow of three steps against a service that takes 108 requests a second, which are 36 iterations.</summary>
public class SeveralRequestsTests
{
    private const double Requests = 3;

    private static readonly SearchSettings Settings = Searches.Settings with { RequestsPerIteration = Requests };

    [Fact]
    public void The_capacity_is_stated_in_requests_and_in_iterations()
    {
        var steps = Searches.Run(Settings, order => Searches.Step(order, order.Rate.PerSecond <= 108));

        var capacity = CapacitySearch.Conclude(Settings, steps);

        Assert.InRange(capacity.RequestsPerSecond!.Value.PerSecond, 98, 108);
        Assert.Equal(
            capacity.RequestsPerSecond.Value.PerSecond / 3,
            capacity.IterationsPerSecond!.Value.PerSecond,
            precision: 9
        );
    }

    [Fact]
    public void A_probe_near_the_edge_is_as_long_as_its_iterations_need()
    {
        var near = Searches
            .Run(Settings, order => Searches.Step(order, order.Rate.PerSecond <= 300))
            .Where(step => step.Purpose == ProbePurpose.Verification)
            .ToList();

        Assert.NotEmpty(near);
        Assert.All(
            near,
            step => Assert.Equal(Settings.Samples * Requests / step.Rate.PerSecond, step.Length.TotalSeconds, 3)
        );
    }

    [Fact]
    public void The_lowest_rate_is_an_iteration_a_second()
    {
        var steps = Searches.Run(
            Settings with
            {
                MaxProbes = 50,
                Scale = new RequestRate(5),
            },
            order => Searches.Step(order, held: false)
        );

        Assert.Equal(1.5, steps.Min(step => step.Rate.PerSecond), 9);
    }

    [Fact]
    public void A_load_in_the_requests_of_an_access_log_is_sized_in_requests()
    {
        var layout = Sized.Layout(1, 1, 108);

        Assert.Equal(SizingOutcome.Holds, Sized.Answer(Sized.Load(100, headroom: 0), layout).Of(layout).Outcome);
        Assert.Equal(SizingOutcome.DoesNotHold, Sized.Answer(Sized.Load(130, headroom: 0), layout).Of(layout).Outcome);
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(39, false)]
    public void The_p99_of_a_request_is_an_objective_of_its_own(double allowedMs, bool held)
    {
        var probe = Known.Probe(108, held: null) with
        {
            RequestTimeMs = new LatencySummary { Count = 3_000, P99 = TimeSpan.FromMilliseconds(40) },
        };
        var objectives = new Objectives { RequestP99 = TimeSpan.FromMilliseconds(allowedMs) };

        var judged = ObjectiveJudge.Judge(objectives, probe);

        Assert.Equal(held, judged.ObjectivesHeld);
        Assert.Equal(held, ObjectiveMargin.Of(objectives, judged) <= 0);
        Assert.Equal(
            held ? [] : ["p99 of a request 40 ms, objective ≤ 39 ms (3,000 observations)"],
            judged.ObjectivesBroken
        );
    }

    [Fact]
    public void What_ends_a_hopeless_probe_counts_iterations()
    {
        // 36 iterations a second for 10 s are 360, of which 3.6 may fail.
        var rule = new HopelessProbe(
            new Objectives(),
            IterationRate.Of(new RequestRate(108), Requests),
            TimeSpan.FromSeconds(10)
        );
        IntervalResult[] five =
        [
            new IntervalResult
            {
                Length = TimeSpan.FromSeconds(1),
                Scheduled = 36,
                Ok = 31,
                Failed = 5,
            },
        ];

        Assert.Equal("Ended early: 5 arrivals failed or were dropped; at most 4 of 360 may.", rule.Reason(five));
    }
}
