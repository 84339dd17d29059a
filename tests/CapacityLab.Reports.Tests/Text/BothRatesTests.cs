using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Text;

/// <summary>Iterations are said where they are not the requests, and nowhere else.</summary>
public class BothRatesTests
{
    [Theory]
    [InlineData(3, "108 req/s (36 iterations/s)", "90 ms, a request 40 ms")]
    [InlineData(1, "108 req/s", "90 ms")]
    public void A_layout_shows_both_where_they_differ(double requestsPerIteration, string capacity, string p99)
    {
        var probe = new ProbeResult
        {
            Purpose = ProbePurpose.Verification,
            ObjectivesHeld = true,
            OfferedIterations = new IterationRate(108 / requestsPerIteration),
            ResponseTimeMs = new LatencySummary { Count = 100, P99 = TimeSpan.FromMilliseconds(90) },
            RequestTimeMs = new LatencySummary { Count = 300, P99 = TimeSpan.FromMilliseconds(40) },
        }.WithRequestsPerIteration(requestsPerIteration);
        var row = LayoutRow.Of(
            new LayoutResult
            {
                Name = "flow",
                Capacity = new CapacityResult
                {
                    Status = CapacityStatus.Measured,
                    RequestsPerSecond = new RequestRate(108),
                    IterationsPerSecond = new IterationRate(108 / requestsPerIteration),
                },
                Probes = [probe],
            }
        );

        Assert.Equal((capacity, p99), (row.Capacity, row.P99));
    }

    [Fact]
    public void Objectives_say_which_p99_and_which_rate_they_mean() =>
        Assert.Equal(
            "p99 ≤ 200 ms, p99 of a request ≤ 80 ms, success ≥ 99 % at 90 req/s (30 iterations/s)",
            RunFacts.Objectives(
                new Objectives
                {
                    RequestP99 = TimeSpan.FromMilliseconds(80),
                    RequestsPerSecond = new RequestRate(90),
                    IterationsPerSecond = new IterationRate(30),
                }
            )
        );
}
